namespace TypedStreaming;

/// <summary>A change of a client's state.</summary>
public sealed record StateChange
{
    /// <summary>The state since then.</summary>
    public required ClientState State { get; init; }

    /// <summary>The state before, or the same in the first change of an enumeration, which says where it starts.</summary>
    public required ClientState Previous { get; init; }

    /// <summary>When it changed, by the client's clock.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The failure that led to it: while recovering, paused or faulted; else null.</summary>
    public StreamingException? Cause { get; init; }

    /// <summary>How long the pause is, while paused; else null.</summary>
    public TimeSpan? Delay { get; init; }
}
