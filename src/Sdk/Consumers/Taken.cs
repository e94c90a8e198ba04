namespace TypedStreaming.Consumers;

/// <summary>A slot that was taken from a queue.</summary>
/// <param name="Chunk">The chunk that it is in.</param>
/// <param name="Index">Its index there.</param>
/// <param name="Arrival">Its arrival number.</param>
/// <param name="Value">Its event: an acknowledgement from another thread may clear the slot at any time.</param>
internal readonly record struct Taken<T>(Chunk<T> Chunk, int Index, long Arrival, T? Value)
{
    public ref Slot<T> Slot => ref Chunk.Slots[Index];
}
