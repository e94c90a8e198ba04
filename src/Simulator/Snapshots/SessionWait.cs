namespace TypedStreaming.Simulator;

/// <summary>Specifies what a Bayeux session is waiting for.</summary>
public enum SessionWait
{
    /// <summary>The client's next request. If it does not arrive in time, the session ends.</summary>
    Request,

    /// <summary>An event. The org holds a connect (a long poll) of the client until an event is published.</summary>
    Event,

    /// <summary>The session waits for an event that will be lost, because the client has closed the connection of the held connect.</summary>
    LostEvent,

    /// <summary>The response to a request that the org is still answering, for example because a fault slows the response down.</summary>
    Response,
}
