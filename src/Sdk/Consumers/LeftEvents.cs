namespace TypedStreaming.Consumers;

/// <summary>What an ended enumeration left for the next one of its name: what it had not taken, or not acknowledged.</summary>
internal abstract class LeftEvents(string channel)
{
    /// <summary>The channel with its filter: another filter's events are no continuation of these.</summary>
    public string Channel { get; } = channel;

    /// <summary>How much it holds.</summary>
    public abstract long Bytes { get; }

    /// <summary>Whether all of it is acknowledged, and the position has passed it.</summary>
    public abstract bool IsEmpty { get; }

    /// <summary>Whether it was given up: nothing of it can be acknowledged any more.</summary>
    public bool IsExpired { get; private set; }

    /// <summary>The position that its acknowledgements have reached.</summary>
    public abstract ReplayPosition? Reached();

    public void Expire() => IsExpired = true;
}
