namespace TypedStreaming.Session;

/// <summary>One channel: whether the program wants it, and what the server knows of that.</summary>
internal sealed record ChannelEntry(string Name)
{
    /// <summary>Whether somebody holds the channel.</summary>
    public bool Wanted { get; init; } = true;

    public WireState Wire { get; init; } = WireState.Absent;

    /// <summary>
    /// Whether the channel was let go and wanted again before the server knew: it leaves the wire first, so that the
    /// new holder starts where it asked to.
    /// </summary>
    public bool Restart { get; init; }

    /// <summary>Whether the server has ever confirmed it in this run. A refusal that can pass then does not end it.</summary>
    public bool Confirmed { get; init; }

    /// <summary>Whether the channel waits before its next request, while the session goes on for the others.</summary>
    public bool Paused { get; init; }

    /// <summary>Requests for it in a row that failed while the session lived: the exponent of its backoff.</summary>
    public int Failures { get; init; }

    /// <summary>How long it has waited since its first failure in a row.</summary>
    public TimeSpan Waited { get; init; }

    /// <summary>The same where the server has answered what was asked.</summary>
    public ChannelEntry Settled() => this with { Paused = false, Failures = 0, Waited = TimeSpan.Zero };
}
