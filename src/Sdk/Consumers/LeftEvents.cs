namespace TypedStreaming.Consumers;

/// <summary>
/// The events that an ended enumeration left for the next enumeration of the same name, because it had not taken them, or had not
/// acknowledged them.
/// </summary>
internal abstract class LeftEvents(string channel)
{
    /// <summary>The channel with its filter. A consumer with another filter cannot continue with these events.</summary>
    public string Channel { get; } = channel;

    /// <summary>The number of bytes that the events use.</summary>
    public abstract long Bytes { get; }

    /// <summary>True if all events are acknowledged, and the position has moved past them.</summary>
    public abstract bool IsEmpty { get; }

    /// <summary>True if the events were given up, so that none of them can be acknowledged any more.</summary>
    public bool IsExpired { get; private set; }

    /// <summary>Returns the position that the acknowledgements of these events have reached.</summary>
    public abstract ReplayPosition? Reached();

    public void Expire() => IsExpired = true;
}
