namespace TypedStreaming.Simulator;

/// <summary>The point in a response at which the connection breaks. At both points, the server has already processed the request.</summary>
public enum DropPoint
{
    /// <summary>The connection is reset before the first byte of the response.</summary>
    BeforeHeaders,

    /// <summary>The headers and half of the body are sent, and then the connection is closed.</summary>
    MidBody,
}
