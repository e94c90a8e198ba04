namespace TypedStreaming.Relay.InMemory;

/// <summary>A worker group of the in-memory broker, with its partitions.</summary>
internal sealed class InMemoryGroup(StreamTopology topology)
{
    public IReadOnlyList<InMemoryQueue> Partitions { get; } = [.. Enumerable.Range(0, topology.Partitions).Select(static _ => new InMemoryQueue())];
}
