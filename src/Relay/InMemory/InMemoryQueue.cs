namespace TypedStreaming.Relay.InMemory;

/// <summary>The messages of one partition for one group, and the waiting line of its readers.</summary>
internal sealed class InMemoryQueue
{
    private readonly Lock _gate = new();
    private readonly LinkedList<ReceivedMessage> _waiting = [];
    private readonly List<InMemoryReader> _readers = [];
    private ulong _lastTag;
    private PartitionState _state = new(0, null);

    public int Readers
    {
        get
        {
            lock (_gate) return _readers.Count;
        }
    }

    public PartitionState State
    {
        get
        {
            lock (_gate) return _state;
        }
    }

    public void Store(PartitionState state)
    {
        lock (_gate) _state = state with { Epoch = Math.Max(_state.Epoch, state.Epoch) };
    }

    public void Add(RelayMessage message)
    {
        lock (_gate)
        {
            _waiting.AddLast(new ReceivedMessage(message, IsRedelivered: false, ++_lastTag));
            DeliverUnderLock();
        }
    }

    public InMemoryReader Open(int prefetch)
    {
        lock (_gate)
        {
            var reader = new InMemoryReader(this, prefetch);
            _readers.Add(reader);
            DeliverUnderLock();
            return reader;
        }
    }

    public bool IsOpen(InMemoryReader reader)
    {
        lock (_gate) return _readers.Contains(reader);
    }

    /// <returns>False if the reader is closed.</returns>
    public bool TryAcknowledge(InMemoryReader reader, ulong tag)
    {
        lock (_gate)
        {
            if (!_readers.Contains(reader)) return false;
            if (reader.Unacknowledged.Remove(tag)) DeliverUnderLock();
            return true;
        }
    }

    /// <summary>Removes a reader from the waiting line, and gives its unacknowledged messages to the next reader, in order.</summary>
    public void Close(InMemoryReader reader)
    {
        lock (_gate)
        {
            if (!_readers.Remove(reader)) return;
            foreach (var message in reader.Unacknowledged.Values.Reverse()) _waiting.AddFirst(message with { IsRedelivered = true });
            reader.Unacknowledged.Clear();
            DeliverUnderLock();
        }
    }

    private void DeliverUnderLock()
    {
        if (_readers.Count == 0) return;
        var first = _readers[0];
        while (_waiting.First is { } next && first.Unacknowledged.Count < first.Prefetch)
        {
            _waiting.RemoveFirst();
            first.Unacknowledged.Add(next.Value.Tag, next.Value);
            first.Deliver(next.Value);
        }
    }
}
