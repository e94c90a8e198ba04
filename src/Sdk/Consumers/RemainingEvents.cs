namespace TypedStreaming.Consumers;

/// <summary>
/// The events that an ended enumeration left for the next enumeration with the same consumer name: events that were not taken, or were taken but not
/// acknowledged.
/// </summary>
internal abstract class RemainingEvents(string channel)
{
    /// <summary>The time after which the remaining events of an ended enumeration are removed.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(10);

    /// <summary>The maximum total size of the remaining events of all consumer names, in bytes. The oldest ones are removed first.</summary>
    public const long MostBytes = 64 * 1024 * 1024;

    /// <summary>The channel with its filter. A consumer with another filter cannot continue with the remaining events.</summary>
    public string Channel { get; } = channel;

    /// <summary>The number of bytes of memory that the remaining events use.</summary>
    public abstract long Bytes { get; }

    /// <summary>True if all remaining events are acknowledged, and the position has moved past them.</summary>
    public abstract bool IsEmpty { get; }

    /// <summary>
    /// True if the remaining events were removed because they exceeded the time limit or the size limit, so that they can no longer be acknowledged.
    /// </summary>
    public bool IsExpired { get; private set; }

    /// <summary>Returns the replay position up to which events have been acknowledged.</summary>
    public abstract ReplayPosition? Reached();

    public void Expire() => IsExpired = true;
}
