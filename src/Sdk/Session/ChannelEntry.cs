namespace TypedStreaming.Session;

/// <summary>The state of one channel: if the program wants the channel, and if it is subscribed at the server.</summary>
internal sealed record ChannelEntry(string Name)
{
    /// <summary>True if the channel has consumers.</summary>
    public bool Wanted { get; init; } = true;

    public WireState Wire { get; init; } = WireState.Absent;

    /// <summary>
    /// True if the channel was released and wanted again before the server was informed. The channel is unsubscribed first, so that the new
    /// consumer can start at its own place.
    /// </summary>
    public bool Restart { get; init; }

    /// <summary>
    /// True if the server has confirmed the channel in this run. In that case, a transient refusal does not end the channel.
    /// </summary>
    public bool Confirmed { get; init; }

    /// <summary>True if the channel waits before its next request, while the session continues for the other channels.</summary>
    public bool Paused { get; init; }

    /// <summary>
    /// The number of the channel's requests in a row that failed while the session was established. It is the exponent of the channel's
    /// backoff.
    /// </summary>
    public int Failures { get; init; }

    /// <summary>The total time that the channel has waited since the first of these failures.</summary>
    public TimeSpan Waited { get; init; }

    /// <summary>Returns the same entry after the server has answered the request.</summary>
    public ChannelEntry Settled() => this with { Paused = false, Failures = 0, Waited = TimeSpan.Zero };
}
