using System.Diagnostics.CodeAnalysis;

namespace TypedStreaming.Consumers;

/// <summary>
/// What one consumer name received and is not done with: events that wait to be taken, and those that are out. The poll loop appends,
/// one enumeration takes, and acknowledgements come from any thread. It outlives an enumeration: the next one of the name goes
/// on with what the last one left.
/// </summary>
/// <remarks>
/// A linked list of chunks. The poll loop writes beyond the published count without a lock and publishes once per read of an answer;
/// the reader walks up to the published count without a lock. What an acknowledgement needs is a bit in a chunk, or a counter of
/// the reader's.
/// </remarks>
[SuppressMessage("Design", "CA1001", Justification = "The wait holds nothing between two waits.")]
internal sealed partial class EventQueue<T>
{
    private readonly Lock _gate = new();
    private readonly PositionLedger _ledger;
    private readonly List<string?> _instances = [];

    // The poll loop's.
    private Chunk<T> _tail;
    private long _appended;
    private long _appendedBytes;
    private int _era;

    // Of both, guarded by the lock.
    private Chunk<T> _head;
    private Chunk<T>? _spare;

    // Written by the poll loop, read by the reader.
    private long _published;

    // The reader's.
    private Chunk<T> _current;
    private long _taken;
    private long _doneInOrder;
    private long _returnedBytes;

    // Of all.
    private long _bytes;

    /// <param name="sharesIds">Whether several events may carry one id.</param>
    /// <param name="instance">The host of the instance whose ids come first.</param>
    public EventQueue(bool sharesIds, string? instance)
    {
        _ledger = new PositionLedger(sharesIds);
        _instances.Add(instance);
        _head = _tail = _current = new Chunk<T>();
    }

    /// <summary>How many bytes wait to be taken or are out.</summary>
    public long Bytes => Volatile.Read(ref _bytes);

    /// <summary>Whether nothing is left: all that was published is acknowledged.</summary>
    public bool IsEmpty
    {
        get
        {
            lock (_gate) return DoneThrough_NeedsLock() == _published;
        }
    }

    /// <summary>Whether the position has passed all that is acknowledged: not while an answer is outstanding that may hold earlier events.</summary>
    public bool IsCaughtUp
    {
        get
        {
            lock (_gate)
            {
                PassDone_NeedsLock();
                return _ledger.IsCaughtUp;
            }
        }
    }

    /// <summary>Whether nothing waits to be taken.</summary>
    public bool IsTaken => Volatile.Read(ref _taken) == Volatile.Read(ref _published);

    /// <summary>Whether all was taken that was appended, published or not. For the poll loop.</summary>
    public bool IsAllTaken => Volatile.Read(ref _taken) == _appended;

    /// <summary>How many published events came after later ones, from an answer that was overtaken, since this was called last. For the poll loop.</summary>
    public int TakeLateCount() => _ledger.TakeLateCount();

    /// <summary>How many slots were ever appended. For the poll loop.</summary>
    public long Appended => _appended;

    /// <summary>Bytes that wait or are out, those that are not published yet included. For the poll loop.</summary>
    public long BytesAppended => Bytes + _appendedBytes;

    /// <summary>Appends an event or a gap. It is seen after <see cref="Publish"/>. For the poll loop.</summary>
    public void Append(in Slot<T> slot)
    {
        var index = (int)(_appended - _tail.First);
        if (index == Chunk<T>.Size)
        {
            ExtendTail();
            index = 0;
        }

        _tail.Slots[index] = slot;
        _tail.Slots[index].Era = _era;
        _appended++;
        _appendedBytes += slot.Bytes;
    }

    /// <summary>What is appended from now on has other ids than what came before. For the poll loop.</summary>
    /// <param name="instance">The host of the instance that the new ids are of.</param>
    public void Renumber(string? instance)
    {
        lock (_gate)
        {
            _instances.Add(instance);
            _era++;
        }
    }

    /// <summary>Lets the reader see what was appended. For the poll loop.</summary>
    /// <param name="settled">All through this id came for sure.</param>
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
            WakeReader_NeedsLock();
        }
    }

    /// <summary>The position that the program has reached, or null before the first.</summary>
    public ReplayPosition? Reached()
    {
        lock (_gate)
        {
            PassDone_NeedsLock();
            if (_ledger.Reached is not { } reached) return null;
            return new ReplayPosition
            {
                ReplayId = reached.Passed.Id,
                At = new DateTimeOffset(reached.Passed.At, TimeSpan.Zero),
                CreatedDate = reached.Passed.RawCreatedDate,
                Instance = _instances[reached.Era],
            };
        }
    }

    private void NoteArrivals()
    {
        for (var arrival = _published; arrival < _appended;)
        {
            var chunk = ChunkOf_NeedsLock(arrival);
            var end = Math.Min(_appended, chunk.First + Chunk<T>.Size);
            for (; arrival < end; arrival++)
            {
                ref var slot = ref chunk.Slots[(int)(arrival - chunk.First)];
                if (slot.Details is { Gap.Cause: GapCause.InterruptedBeforeFirstEvent }) _ledger.HoldUntil(arrival, slot.Era);
                else _ledger.Arrive(arrival, slot.Id, slot.Era);
            }
        }
    }

    private void ExtendTail()
    {
        Chunk<T> next;
        lock (_gate) (next, _spare) = (_spare ?? new Chunk<T>(), null);
        next.First = _tail.First + Chunk<T>.Size;
        _tail.Next = next;
        _tail = next;
    }

    /// <summary>The chunk of an arrival that is kept.</summary>
    private Chunk<T> ChunkOf_NeedsLock(long arrival)
    {
        var chunk = arrival >= _current.First ? _current : _head;
        while (arrival >= chunk.First + Chunk<T>.Size && chunk.Next is { } next) chunk = next;
        return chunk;
    }

    private ref Slot<T> SlotOf_NeedsLock(long arrival)
    {
        var chunk = ChunkOf_NeedsLock(arrival);
        return ref chunk.Slots[(int)(arrival - chunk.First)];
    }

    /// <summary>The number after the last arrival that is done without a break.</summary>
    private long DoneThrough_NeedsLock()
    {
        var done = Math.Max(Volatile.Read(ref _doneInOrder), _ledger.Next);
        while (done < _published)
        {
            var chunk = ChunkOf_NeedsLock(done);
            var run = chunk.AcknowledgedFrom((int)(done - chunk.First));
            if (run == 0) break;
            done += run;
        }

        return done;
    }

    /// <summary>Moves the ledger over all that is done, and lets go of the chunks that are passed.</summary>
    private void PassDone_NeedsLock()
    {
        var done = DoneThrough_NeedsLock();
        while (_ledger.Next < done)
        {
            ref var slot = ref SlotOf_NeedsLock(_ledger.Next);
            _ledger.Pass(slot.Id, slot.At, slot.Details?.RawCreatedDate, slot.Era);
        }

        _ledger.Advance(_ledger.Next < _published ? SlotOf_NeedsLock(_ledger.Next).Id : long.MaxValue);
        while (_head != _current && _ledger.Next >= _head.First + Chunk<T>.Size) LetGo_NeedsLock();
    }

    private void LetGo_NeedsLock()
    {
        var passed = _head;
        _head = passed.Next!;
        if (passed.IsEscaped || _spare is not null) return;
        passed.Clear();
        _spare = passed;
    }
}
