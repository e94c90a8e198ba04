namespace TypedStreaming;

/// <summary>A change of a client's state.</summary>
public sealed record StateChange
{
    /// <summary>The state after the change.</summary>
    public required ClientState State { get; init; }

    /// <summary>The state before the change. In the first change of an enumeration, it equals <see cref="State"/>.</summary>
    public required ClientState Previous { get; init; }

    /// <summary>The time of the change, by the client's clock.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The failure that caused the change, if the new state is recovering, paused or faulted; else null.</summary>
    public StreamingException? Cause { get; init; }

    /// <summary>
    /// The last failure that the client met until this change, even if the client has recovered since; null if the client has met no failure.
    /// </summary>
    public StreamingException? LastCause { get; init; }

    /// <summary>The length of the pause, if the new state is paused; else null.</summary>
    public TimeSpan? Delay { get; init; }
}
