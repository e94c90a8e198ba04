namespace TypedStreaming.Consumers;

/// <summary>The side of the enumeration, which is one at a time.</summary>
internal sealed partial class EventQueue<T>
{
    /// <summary>How many were taken and are not done yet, counted from the oldest that holds the position back.</summary>
    public long OutCount
    {
        get
        {
            lock (_gate) return _taken - DoneThrough_NeedsLock();
        }
    }

    /// <summary>The oldest event that is out, or null.</summary>
    public (long? Id, DateTimeOffset At)? OldestOut
    {
        get
        {
            lock (_gate)
            {
                var done = DoneThrough_NeedsLock();
                if (done >= _taken) return null;
                ref var slot = ref SlotOf_NeedsLock(done);
                return (slot.Id < 0 ? null : slot.Id, new DateTimeOffset(slot.At, TimeSpan.Zero));
            }
        }
    }

    /// <summary>Starts over at the oldest arrival that is not done: what an enumeration left comes again.</summary>
    public void Rewind()
    {
        lock (_gate)
        {
            ReturnBytes();
            PassDone_NeedsLock();
            _taken = DoneThrough_NeedsLock();
            _current = ChunkOf_NeedsLock(_taken);
            _doneInOrder = _taken;
        }
    }

    /// <summary>Takes the next slot, if there is one that is not done yet.</summary>
    /// <param name="taken">Where it is: what it is acknowledged by.</param>
    public bool TryTake(out Taken<T> taken)
    {
        while (_taken < Volatile.Read(ref _published))
        {
            var index = (int)(_taken - _current.First);
            if (index == Chunk<T>.Size)
            {
                NextChunk();
                index = 0;
            }

            taken = new Taken<T>(_current, index, _taken, _current.Slots[index].Event);
            Volatile.Write(ref _taken, _taken + 1);
            if (!_current.IsAcknowledged(index)) return true;
            // Acknowledged meanwhile, by something that an earlier enumeration gave out.
            if (_doneInOrder == taken.Arrival) Volatile.Write(ref _doneInOrder, _taken);
        }

        taken = default;
        return false;
    }

    /// <summary>The reader is done with what it took last.</summary>
    public void AcknowledgeInOrder(in Taken<T> taken)
    {
        ref var slot = ref taken.Chunk.Slots[taken.Index];
        if (_doneInOrder != taken.Arrival)
        {
            Acknowledge(taken);
            return;
        }

        if (taken.Chunk.IsEscaped && !taken.Chunk.TryAcknowledge(taken.Index)) return;
        _returnedBytes += slot.Bytes;
        slot.Event = default;
        Volatile.Write(ref _doneInOrder, taken.Arrival + 1);
        if (Volatile.Read(ref _roomSignal) is not null) ReturnBytes();
    }

    /// <summary>The program is done with something that was taken; from any thread.</summary>
    /// <returns>False if it was before.</returns>
    public bool Acknowledge(in Taken<T> taken)
    {
        if (!taken.Chunk.TryAcknowledge(taken.Index)) return false;
        ref var slot = ref taken.Chunk.Slots[taken.Index];
        slot.Event = default;
        Interlocked.Add(ref _bytes, -slot.Bytes);
        SignalRoom();
        return true;
    }

    private void NextChunk()
    {
        lock (_gate)
        {
            _current = _current.Next!;
            PassDone_NeedsLock();
        }

        ReturnBytes();
    }

    /// <summary>Makes room, once per chunk: a counter that both sides write would cost more than an event.</summary>
    private void ReturnBytes()
    {
        if (_returnedBytes == 0) return;
        Interlocked.Add(ref _bytes, -_returnedBytes);
        _returnedBytes = 0;
        SignalRoom();
    }
}
