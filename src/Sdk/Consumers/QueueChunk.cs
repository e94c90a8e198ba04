namespace TypedStreaming.Consumers;

/// <summary>A chunk of a consumer's queue: a fixed number of entries, with a link to the next chunk.</summary>
internal sealed class QueueChunk<T>
{
    /// <summary>The number of entries in a chunk of the queue. It equals the number of bits in the mask of acknowledged entries.</summary>
    public const int Size = 64;

    private ulong _acknowledged;

    public QueueEntry<T>[] Entries { get; } = new QueueEntry<T>[Size];

    /// <summary>The number of the first entry of this chunk, counted in the order of arrival.</summary>
    public long First { get; set; }

    public QueueChunk<T>? Next { get; set; }

    /// <summary>
    /// True if the application has an object that can acknowledge an event of this chunk at any later time. The chunk is then never reused, because a
    /// late acknowledgement could otherwise apply to another event.
    /// </summary>
    public bool IsEscaped { get; set; }

    /// <summary>Marks an entry of this chunk as acknowledged. The method can be called from any thread.</summary>
    /// <returns>False if the entry was acknowledged before.</returns>
    public bool TryAcknowledge(int index)
    {
        var bit = 1UL << index;
        return (Interlocked.Or(ref _acknowledged, bit) & bit) == 0;
    }

    public bool IsAcknowledged(int index) => (Volatile.Read(ref _acknowledged) & (1UL << index)) != 0;

    /// <summary>Returns the number of consecutive acknowledged entries, starting at the given index.</summary>
    public int AcknowledgedFrom(int index)
    {
        var rest = ~(Volatile.Read(ref _acknowledged) >> index);
        return Math.Min(System.Numerics.BitOperations.TrailingZeroCount(rest), Size - index);
    }

    /// <summary>Resets the chunk of the queue, so that it can be reused.</summary>
    public void Clear()
    {
        Array.Clear(Entries);
        (_acknowledged, Next) = (0, null);
    }
}
