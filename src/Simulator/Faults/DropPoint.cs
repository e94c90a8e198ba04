namespace TypedStreaming.Simulator;

/// <summary>The point in an answer at which the connection breaks. In both cases the server has processed the request.</summary>
public enum DropPoint
{
    /// <summary>The connection is reset before the first byte of the answer.</summary>
    BeforeHeaders,

    /// <summary>Headers and half of the body are sent, then the connection is closed.</summary>
    MidBody,
}
