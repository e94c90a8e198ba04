using TypedStreaming.Hosting.Handlers;

namespace TypedStreaming.Hosting.Dispatch;

/// <summary>An event that a handler has received but not acknowledged yet.</summary>
internal abstract class TakenEvent : Envelope
{
    private long _attemptStarted;

    /// <summary>True if the event has been acknowledged.</summary>
    public bool IsDone { get; set; }

    /// <summary>The timestamp at which the running attempt began, or 0 if no attempt is running.</summary>
    public long AttemptStarted
    {
        get => Volatile.Read(ref _attemptStarted);
        set => Volatile.Write(ref _attemptStarted, value);
    }

    /// <summary>The trace context that was received with the event, or null if there was none.</summary>
    public virtual string? TraceParent => null;

    /// <summary>The header of a change event, or null for other kinds of events.</summary>
    public abstract ChangeEventHeader? Change { get; }

    /// <summary>Records that this process no longer uses the event, whether the event was acknowledged or not.</summary>
    public virtual void End()
    {
    }
}
