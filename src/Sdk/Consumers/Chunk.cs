namespace TypedStreaming.Consumers;

/// <summary>A stretch of a consumer's queue, linked to the next one.</summary>
internal sealed class Chunk<T>
{
    /// <summary>As many slots as there are bits to acknowledge them by.</summary>
    public const int Size = 64;

    private ulong _acknowledged;

    public Slot<T>[] Slots { get; } = new Slot<T>[Size];

    /// <summary>The arrival number of the first slot.</summary>
    public long First { get; set; }

    public Chunk<T>? Next { get; set; }

    /// <summary>
    /// Whether the program got something that can acknowledge a slot of it at any time. Such a chunk is never used again, or that would
    /// acknowledge another event.
    /// </summary>
    public bool IsEscaped { get; set; }

    /// <summary>Notes that a slot is acknowledged; from any thread.</summary>
    /// <returns>False if it was before.</returns>
    public bool TryAcknowledge(int index)
    {
        var bit = 1UL << index;
        return (Interlocked.Or(ref _acknowledged, bit) & bit) == 0;
    }

    public bool IsAcknowledged(int index) => (Volatile.Read(ref _acknowledged) & (1UL << index)) != 0;

    /// <summary>How many slots from an index on are acknowledged without a break.</summary>
    public int AcknowledgedFrom(int index)
    {
        var rest = ~(Volatile.Read(ref _acknowledged) >> index);
        return Math.Min(System.Numerics.BitOperations.TrailingZeroCount(rest), Size - index);
    }

    /// <summary>Makes the chunk as good as new.</summary>
    public void Clear()
    {
        Array.Clear(Slots);
        (_acknowledged, Next) = (0, null);
    }
}
