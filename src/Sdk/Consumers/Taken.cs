namespace TypedStreaming.Consumers;

/// <summary>An entry that was taken from a consumer's queue.</summary>
/// <param name="Chunk">The chunk that contains the slot.</param>
/// <param name="Index">The index of the slot in the chunk.</param>
/// <param name="Arrival">The arrival number of the slot.</param>
/// <param name="Value">A copy of the slot's event, because an acknowledgement from another thread may clear the slot at any time.</param>
internal readonly record struct Taken<T>(Chunk<T> Chunk, int Index, long Arrival, T? Value)
{
    public ref Slot<T> Slot => ref Chunk.Slots[Index];
}
