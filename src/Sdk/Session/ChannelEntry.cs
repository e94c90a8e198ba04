namespace TypedStreaming.Session;

/// <summary>
/// The state of one channel in a session: whether the application needs the channel, and whether the channel is subscribed on the server.
/// </summary>
internal sealed record ChannelEntry(string Name)
{
    /// <summary>True if the channel has consumers.</summary>
    public bool Wanted { get; init; } = true;

    public WireState Wire { get; init; } = WireState.Absent;

    /// <summary>
    /// True if the application ended its subscription to the channel and subscribed again before an unsubscribe request was sent. The channel is
    /// unsubscribed first, so that the new consumer can start at its own position.
    /// </summary>
    public bool Restart { get; init; }

    /// <summary>
    /// True if the server has confirmed a subscription to the channel since the client was started. In that case, a transient refusal does not end
    /// the channel.
    /// </summary>
    public bool Confirmed { get; init; }

    /// <summary>True if the channel waits before its next request, while the session continues for the other channels.</summary>
    public bool Paused { get; init; }

    /// <summary>
    /// The number of consecutive failed requests for the channel. It determines the channel's next delay. Failures of the whole session are not
    /// counted.
    /// </summary>
    public int Failures { get; init; }

    /// <summary>The total time for which the channel has been paused since the first of its consecutive failures.</summary>
    public TimeSpan Waited { get; init; }

    /// <summary>Returns the channel's state after the server has answered the request: the channel is not paused and has no failures.</summary>
    public ChannelEntry Settled() => this with { Paused = false, Failures = 0, Waited = TimeSpan.Zero };
}
