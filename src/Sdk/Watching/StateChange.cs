namespace TypedStreaming;

/// <summary>A change in a client's state.</summary>
public sealed record StateChange
{
    /// <summary>The state after the change.</summary>
    public required ClientState State { get; init; }

    /// <summary>The state before the change. In the first change of an enumeration, it equals <see cref="State"/>.</summary>
    public required ClientState Previous { get; init; }

    /// <summary>The time of the change, according to the client's clock.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The failure that caused the change, if the new state is recovering, paused or faulted; otherwise, null.</summary>
    public StreamingException? Cause { get; init; }

    /// <summary>
    /// The client's last failure before or at the time of this change, even if the client has recovered since then; null if there was no failure.
    /// </summary>
    public StreamingException? LastCause { get; init; }

    /// <summary>The length of the pause, if the new state is paused; otherwise, null.</summary>
    public TimeSpan? Delay { get; init; }
}
