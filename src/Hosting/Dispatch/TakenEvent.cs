namespace TypedStreaming.Hosting.Dispatch;

/// <summary>An event that a handler has taken and that is not acknowledged yet.</summary>
internal abstract class TakenEvent
{
    private long _attemptStarted;

    public required EventMetadata Metadata { get; init; }

    /// <summary>True if the event is acknowledged.</summary>
    public bool IsDone { get; set; }

    /// <summary>The timestamp at which the running attempt began, or 0 if no attempt is running.</summary>
    public long AttemptStarted
    {
        get => Volatile.Read(ref _attemptStarted);
        set => Volatile.Write(ref _attemptStarted, value);
    }
}
