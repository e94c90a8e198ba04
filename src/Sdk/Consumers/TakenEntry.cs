namespace TypedStreaming.Consumers;

/// <summary>An entry that was taken from a consumer's queue.</summary>
/// <param name="Chunk">The chunk that contains the entry.</param>
/// <param name="Index">The index of the entry in the chunk.</param>
/// <param name="Arrival">The arrival number of the entry.</param>
/// <param name="Value">A copy of the entry's event, because an acknowledgement from another thread may clear the entry at any time.</param>
internal readonly record struct TakenEntry<T>(QueueChunk<T> Chunk, int Index, long Arrival, T? Value)
{
    public ref QueueEntry<T> Entry => ref Chunk.Entries[Index];
}
