namespace TypedStreaming.Relay.Workers;

/// <summary>
/// Recognizes stale copies in a partition. When a relay has lost its lease without noticing, for example because its process was suspended, it can
/// still publish after its successor has begun. Its copies have a lower epoch than the messages before them.
/// </summary>
/// <param name="highest">The highest epoch that was stored for the partition.</param>
internal sealed class EpochFence(long highest)
{
    public long Highest { get; private set; } = highest;

    public bool IsStale(long? epoch) => epoch < Highest;

    public bool IsNew(long? epoch) => epoch > Highest;

    public void Raise(long epoch) => Highest = epoch;
}
