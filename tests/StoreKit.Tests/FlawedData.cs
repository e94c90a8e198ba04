using System.Collections.Concurrent;

namespace TypedStreaming.StoreKit.Tests;

internal sealed class FlawedData
{
    private readonly ConcurrentDictionary<string, FlawedSlot> _slots = new();

    public FlawedSlot SlotOf(string key) => _slots.GetOrAdd(key, _ => new FlawedSlot());
}
