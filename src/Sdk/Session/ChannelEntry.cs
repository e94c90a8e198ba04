namespace TypedStreaming.Session;

/// <summary>One channel: whether the program wants it, and what the server knows of it.</summary>
internal sealed record ChannelEntry(string Name)
{
    /// <summary>True if the channel has consumers.</summary>
    public bool Wanted { get; init; } = true;

    public WireState Wire { get; init; } = WireState.Absent;

    /// <summary>
    /// True if the channel was released and wanted again before the server was informed: it is unsubscribed first, so that the new consumer
    /// starts where it wants.
    /// </summary>
    public bool Restart { get; init; }

    /// <summary>True if the server has confirmed it in this run. A transient refusal then does not end it.</summary>
    public bool Confirmed { get; init; }

    /// <summary>True if the channel waits before its next request, while the session continues for the others.</summary>
    public bool Paused { get; init; }

    /// <summary>The number of its requests in a row that failed while the session lived: the exponent of its backoff.</summary>
    public int Failures { get; init; }

    /// <summary>The time that it has waited since its first failure in a row.</summary>
    public TimeSpan Waited { get; init; }

    /// <summary>Returns the same entry after the server has answered the request.</summary>
    public ChannelEntry Settled() => this with { Paused = false, Failures = 0, Waited = TimeSpan.Zero };
}
