namespace TypedStreaming.World.Org;

/// <summary>The requests that an org refuses for a while.</summary>
internal enum Refusal
{
    /// <summary>Handshakes: there are as many clients as are allowed.</summary>
    Clients,

    /// <summary>Handshakes and subscribes: it is too busy.</summary>
    Busy,

    /// <summary>Subscribes and connects: no more events today.</summary>
    Deliveries,

    /// <summary>Subscribes to one channel, for good.</summary>
    Channel,
}
