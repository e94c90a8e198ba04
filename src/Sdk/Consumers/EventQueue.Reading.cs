using System.Globalization;

namespace TypedStreaming.Consumers;

/// <summary>The members of the queue that the enumeration uses. There is one enumeration at a time.</summary>
internal sealed partial class EventQueue<T>
{
    /// <summary>
    /// The number of events that were taken from the queue, counted from the oldest unacknowledged event. The position cannot move past that event.
    /// </summary>
    public long OutCount
    {
        get
        {
            lock (_gate) return _taken - DoneThroughUnderLock();
        }
    }

    /// <summary>The replay id and the date of the oldest event that was taken but is not acknowledged; null if there is no such event.</summary>
    public (string? Id, DateTimeOffset At)? OldestOut
    {
        get
        {
            lock (_gate)
            {
                var done = DoneThroughUnderLock();
                if (done >= _taken) return null;
                ref var entry = ref EntryOfUnderLock(done);
                var number = entry.Id < 0 ? null : entry.Id.ToString(CultureInfo.InvariantCulture);
                return (entry.Details?.OpaqueId?.ToString() ?? number, new DateTimeOffset(entry.At, TimeSpan.Zero));
            }
        }
    }

    /// <summary>Moves back to the oldest unacknowledged entry, so that the next enumeration gets the unacknowledged events again.</summary>
    public void Rewind()
    {
        lock (_gate)
        {
            ReturnBytes();
            PassDoneUnderLock();
            _taken = DoneThroughUnderLock();
            _current = ChunkOfUnderLock(_taken);
            _doneInOrder = _taken;
        }
    }

    /// <summary>Takes the next entry that is not acknowledged, if there is one.</summary>
    /// <param name="taken">The entry, and its position in the queue. The position is used to acknowledge the entry.</param>
    public bool TryTake(out TakenEntry<T> taken)
    {
        while (_taken < Volatile.Read(ref _published))
        {
            var index = (int)(_taken - _current.First);
            if (index == QueueChunk<T>.Size)
            {
                NextChunk();
                index = 0;
            }

            taken = new TakenEntry<T>(_current, index, _taken, _current.Entries[index].Event);
            Volatile.Write(ref _taken, _taken + 1);
            if (!_current.IsAcknowledged(index)) return true;
            // The entry was acknowledged meanwhile, through a delivery of an earlier enumeration.
            if (_doneInOrder == taken.Arrival) Volatile.Write(ref _doneInOrder, _taken);
        }

        taken = default;
        return false;
    }

    /// <summary>Acknowledges the entry that the reader took last.</summary>
    public void AcknowledgeInOrder(in TakenEntry<T> taken)
    {
        ref var entry = ref taken.Chunk.Entries[taken.Index];
        if (_doneInOrder != taken.Arrival)
        {
            Acknowledge(taken);
            return;
        }

        if (taken.Chunk.IsEscaped && !taken.Chunk.TryAcknowledge(taken.Index)) return;
        _returnedBytes += entry.Bytes;
        entry.Event = default;
        Volatile.Write(ref _doneInOrder, taken.Arrival + 1);
        if (Volatile.Read(ref _roomSignal) is not null) ReturnBytes();
    }

    /// <summary>Acknowledges an entry that was taken from the queue. The method can be called from any thread.</summary>
    /// <returns>False if the entry was acknowledged before.</returns>
    public bool Acknowledge(in TakenEntry<T> taken)
    {
        if (!taken.Chunk.TryAcknowledge(taken.Index)) return false;
        ref var entry = ref taken.Chunk.Entries[taken.Index];
        entry.Event = default;
        Interlocked.Add(ref _bytes, -entry.Bytes);
        SignalRoom();
        return true;
    }

    private void NextChunk()
    {
        lock (_gate)
        {
            _current = _current.Next!;
            PassDoneUnderLock();
        }

        ReturnBytes();
    }

    /// <summary>
    /// Releases the memory of acknowledged entries, once per chunk of 64 entries. Releasing the memory after each event would take more time than
    /// processing the event, because two threads would have to update a counter.
    /// </summary>
    private void ReturnBytes()
    {
        if (_returnedBytes == 0) return;
        Interlocked.Add(ref _bytes, -_returnedBytes);
        _returnedBytes = 0;
        SignalRoom();
    }
}
