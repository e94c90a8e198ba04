using System.Diagnostics.CodeAnalysis;

namespace TypedStreaming.Relay.InMemory;

/// <summary>A stream of the in-memory broker, with its worker groups.</summary>
[SuppressMessage("Naming", "CA1711", Justification = "This is a stream of events, not a stream of bytes.")]
internal sealed class InMemoryStream(StreamTopology topology)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, InMemoryGroup> _groups = new(StringComparer.Ordinal);
    private readonly Dictionary<string, InMemoryDeadLetters> _deadLetters = new(StringComparer.Ordinal);

    public StreamTopology Topology => topology;

    /// <summary>Returns the dead letters of a group. The group itself is created by its first reader.</summary>
    public InMemoryDeadLetters DeadLettersOf(string group)
    {
        lock (_gate)
        {
            if (!_deadLetters.TryGetValue(group, out var letters)) _deadLetters.Add(group, letters = new InMemoryDeadLetters());
            return letters;
        }
    }

    public InMemoryGroup? FindGroup(string name)
    {
        lock (_gate) return _groups.GetValueOrDefault(name);
    }

    public InMemoryGroup GroupOf(string name)
    {
        lock (_gate)
        {
            if (!_groups.TryGetValue(name, out var group)) _groups.Add(name, group = new InMemoryGroup(topology));
            return group;
        }
    }

    /// <exception cref="BrokerException">No group reads the stream.</exception>
    public void Publish(RelayMessage message)
    {
        lock (_gate)
        {
            if (_groups.Count == 0)
                throw new BrokerException(BrokerError.NoGroup, $"No group reads the stream '{topology.Name}', so its messages would be lost: start a worker.");
            foreach (var group in _groups.Values) group.Partitions[message.Partition].Add(message);
        }
    }
}
