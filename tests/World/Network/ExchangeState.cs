namespace TypedStreaming.World.Network;

/// <summary>The progress of a request.</summary>
internal enum ExchangeState
{
    /// <summary>On its way to the org.</summary>
    Sent,

    /// <summary>The org holds the connect.</summary>
    Held,

    /// <summary>The org has answered; nothing of it has reached the client.</summary>
    Answered,

    /// <summary>A part of the response has reached the client.</summary>
    Streaming,

    /// <summary>Lost, and nobody says so.</summary>
    Silent,

    /// <summary>The client has all that it will get.</summary>
    Done,

    /// <summary>The client has given it up.</summary>
    Abandoned,
}
