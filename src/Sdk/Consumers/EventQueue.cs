using System.Diagnostics.CodeAnalysis;
using TypedStreaming.Consumers.Acknowledgement;

namespace TypedStreaming.Consumers;

/// <summary>
/// The unfinished events of a consumer: events that are queued, and events that were taken but are not acknowledged. The poll loop adds events, one
/// enumeration takes them, and any thread can acknowledge them. The queue outlives an enumeration: the next enumeration of a consumer with the same
/// name continues with the remaining events.
/// </summary>
/// <remarks>
/// The queue is a linked list of chunks. The poll loop writes entries after the published count without a lock, and publishes them once per
/// read of a response; the reader reads entries before the published count without a lock. An acknowledgement needs only a bit in a chunk, or
/// a counter of the reader.
/// </remarks>
[SuppressMessage("Design", "CA1001", Justification = "The queue uses a resource only while a caller waits.")]
internal sealed partial class EventQueue<T>
{
    private readonly Lock _gate = new();
    private readonly PositionLedger _ledger;
    private readonly List<string?> _instances = [];

    // Used by the poll loop only.
    private QueueChunk<T> _tail;
    private long _appended;
    private long _appendedBytes;
    private int _era;

    // Used by the poll loop and by the reader, guarded by the lock.
    private QueueChunk<T> _head;
    private QueueChunk<T>? _spare;

    // Written by the poll loop, read by the reader.
    private long _published;

    // Used by the reader only.
    private QueueChunk<T> _current;
    private long _taken;
    private long _doneInOrder;
    private long _returnedBytes;

    // Used by all threads.
    private long _bytes;

    /// <param name="sharesIds">True if several events can have the same id.</param>
    /// <param name="instance">The host of the instance to which the first ids belong.</param>
    public EventQueue(bool sharesIds, string? instance)
    {
        _ledger = new PositionLedger(sharesIds);
        _instances.Add(instance);
        _head = _tail = _current = new QueueChunk<T>();
    }

    /// <summary>The size, in bytes, of the events that are queued or unacknowledged.</summary>
    public long Bytes => Volatile.Read(ref _bytes);

    /// <summary>True if the queue has no unfinished events, because all events that the application could take are acknowledged.</summary>
    public bool IsEmpty
    {
        get
        {
            lock (_gate) return DoneThroughUnderLock() == _published;
        }
    }

    /// <summary>
    /// True if the stored position includes all acknowledged events. It is false while a server response that has not been read completely may
    /// contain earlier events.
    /// </summary>
    public bool IsCaughtUp
    {
        get
        {
            lock (_gate)
            {
                PassDoneUnderLock();
                return _ledger.IsCaughtUp;
            }
        }
    }

    /// <summary>
    /// True if the application has taken all events that <see cref="Publish"/> has made visible. Events that were added later are not considered.
    /// </summary>
    public bool IsTaken => Volatile.Read(ref _taken) == Volatile.Read(ref _published);

    /// <summary>
    /// True if all events in the queue were taken, including those that were added since the last <see cref="Publish"/>. It is used by the poll
    /// loop.
    /// </summary>
    public bool IsAllTaken => Volatile.Read(ref _taken) == _appended;

    /// <summary>
    /// Returns the number of late events since the previous call. An event is late if events with greater replay ids arrived before it, in another
    /// response. It is used by the poll loop.
    /// </summary>
    public int TakeLateCount() => _ledger.TakeLateCount();

    /// <summary>The number of entries that were added since the queue was created. It is used by the poll loop.</summary>
    public long Appended => _appended;

    /// <summary>
    /// The size, in bytes, of the events that are queued or unacknowledged, including events that are not visible yet. It is used by the poll loop.
    /// </summary>
    public long BytesAppended => Bytes + _appendedBytes;

    /// <summary>The size, in bytes, of the entries that were added since the last <see cref="Publish"/>. It is used by the poll loop.</summary>
    public long UnpublishedBytes => _appendedBytes;

    /// <summary>
    /// Adds an event or a gap. The poll loop calls this method. The reader sees the entry after the next call to <see cref="Publish"/>.
    /// </summary>
    public void Append(in QueueEntry<T> entry)
    {
        var index = (int)(_appended - _tail.First);
        if (index == QueueChunk<T>.Size)
        {
            ExtendTail();
            index = 0;
        }

        _tail.Entries[index] = entry;
        _tail.Entries[index].Era = _era;
        _appended++;
        _appendedBytes += entry.Bytes;
    }

    /// <summary>
    /// Records that the server has restarted its replay ids, so that later ids cannot be compared with earlier ids. The poll loop calls
    /// this method.
    /// </summary>
    /// <param name="instance">The host of the instance to which the new ids belong.</param>
    public void Renumber(string? instance)
    {
        lock (_gate)
        {
            _instances.Add(instance);
            _era++;
        }
    }

    /// <summary>Makes the added entries visible to the reader. The poll loop calls this method.</summary>
    /// <param name="settled">The id up to which all events have certainly arrived.</param>
    public void Publish(long? settled)
    {
        lock (_gate)
        {
            NoteArrivals();
            _ledger.Settle(settled, _era);
            if (_appendedBytes > 0) Interlocked.Add(ref _bytes, _appendedBytes);
            _appendedBytes = 0;
            if (_published == _appended) return;
            Volatile.Write(ref _published, _appended);
            WakeReaderUnderLock();
        }
    }

    /// <summary>Returns the position that the application has reached, or null if it has not reached one.</summary>
    public ReplayPosition? Reached()
    {
        lock (_gate)
        {
            PassDoneUnderLock();
            if (_ledger.Reached is not { } reached) return null;
            return new ReplayPosition
            {
                ReplayId = reached.Position.OpaqueId is null ? reached.Position.Id : null,
                OpaqueId = reached.Position.OpaqueId,
                At = new DateTimeOffset(reached.Position.At, TimeSpan.Zero),
                CreatedDate = reached.Position.RawCreatedDate,
                Instance = _instances[reached.Era],
            };
        }
    }

    private void NoteArrivals()
    {
        for (var arrival = _published; arrival < _appended;)
        {
            var chunk = ChunkOfUnderLock(arrival);
            var end = Math.Min(_appended, chunk.First + QueueChunk<T>.Size);
            for (; arrival < end; arrival++)
            {
                ref var entry = ref chunk.Entries[(int)(arrival - chunk.First)];
                if (entry.Details is { Gap.Cause: GapCause.InterruptedBeforeFirstEvent }) _ledger.HoldUntil(arrival, entry.Era);
                else _ledger.Arrive(arrival, entry.Id, entry.Era);
            }
        }
    }

    private void ExtendTail()
    {
        QueueChunk<T> next;
        lock (_gate) (next, _spare) = (_spare ?? new QueueChunk<T>(), null);
        next.First = _tail.First + QueueChunk<T>.Size;
        _tail.Next = next;
        _tail = next;
    }

    /// <summary>Returns the chunk of the queue that contains the entry with the given number. The chunk must still be in the queue.</summary>
    private QueueChunk<T> ChunkOfUnderLock(long arrival)
    {
        var chunk = arrival >= _current.First ? _current : _head;
        while (arrival >= chunk.First + QueueChunk<T>.Size && chunk.Next is { } next) chunk = next;
        return chunk;
    }

    private ref QueueEntry<T> EntryOfUnderLock(long arrival)
    {
        var chunk = ChunkOfUnderLock(arrival);
        return ref chunk.Entries[(int)(arrival - chunk.First)];
    }

    /// <summary>Returns the number, in the order of arrival, of the first entry in the queue that is not acknowledged.</summary>
    private long DoneThroughUnderLock()
    {
        var done = Math.Max(Volatile.Read(ref _doneInOrder), _ledger.Next);
        while (done < _published)
        {
            var chunk = ChunkOfUnderLock(done);
            var run = chunk.AcknowledgedFrom((int)(done - chunk.First));
            if (run == 0) break;
            done += run;
        }

        return done;
    }

    /// <summary>
    /// Moves the position past the acknowledged entries at the start of the queue, and removes the chunks (groups of 64 entries) that contain only
    /// such entries.
    /// </summary>
    private void PassDoneUnderLock()
    {
        var done = DoneThroughUnderLock();
        while (_ledger.Next < done)
        {
            ref var entry = ref EntryOfUnderLock(_ledger.Next);
            _ledger.Pass(entry.Id, entry.At, entry.Details?.RawCreatedDate, entry.Era, entry.Details?.OpaqueId);
        }

        _ledger.Advance(_ledger.Next < _published ? EntryOfUnderLock(_ledger.Next).Id : long.MaxValue);
        while (_head != _current && _ledger.Next >= _head.First + QueueChunk<T>.Size) LetGoUnderLock();
    }

    private void LetGoUnderLock()
    {
        var passed = _head;
        _head = passed.Next!;
        if (passed.IsEscaped || _spare is not null) return;
        passed.Clear();
        _spare = passed;
    }
}
