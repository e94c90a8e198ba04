namespace TypedStreaming.Simulator;

/// <summary>Where in an answer the connection breaks. The server has done its work in both cases.</summary>
public enum DropPoint
{
    /// <summary>The connection is reset before any byte of the answer.</summary>
    BeforeHeaders,

    /// <summary>Headers and half of the body are sent, then the connection ends.</summary>
    MidBody,
}
