namespace TypedStreaming.Consumers;

/// <summary>The events that an ended enumeration left for the next one of its name: those that it had not taken, or not acknowledged.</summary>
internal abstract class LeftEvents(string channel)
{
    /// <summary>The channel with its filter: the events of another filter do not continue these.</summary>
    public string Channel { get; } = channel;

    /// <summary>The number of bytes that the events use.</summary>
    public abstract long Bytes { get; }

    /// <summary>True if all events are acknowledged, and the position has passed them.</summary>
    public abstract bool IsEmpty { get; }

    /// <summary>True if they were given up: none of them can be acknowledged any more.</summary>
    public bool IsExpired { get; private set; }

    /// <summary>Returns the position that their acknowledgements have reached.</summary>
    public abstract ReplayPosition? Reached();

    public void Expire() => IsExpired = true;
}
