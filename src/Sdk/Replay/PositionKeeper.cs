using System.Diagnostics.CodeAnalysis;
using TypedStreaming.Subscriptions;
using TypedStreaming.Telemetry;

namespace TypedStreaming.Replay;

/// <summary>
/// One consumer name's position on one channel, for as long as the client lives: what is out, how far all of it is
/// acknowledged, and the cursor that saves it. At most one consumer has it at a time.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "The cursor is closed by LeaveAsync or CloseAsync, whichever comes last.")]
internal sealed class PositionKeeper(string channel, string name, TimeProvider time)
{
    private readonly Lock _gate = new();
    private AcknowledgementWatermark? _marks;
    private PositionSaver? _saver;
    private ReplayPosition? _anchor;
    private string? _instance;
    private DateTimeOffset? _undecidedSince;
    private object? _held;
    private (long? Saved, long? Attempted) _own;
    private volatile Action<StreamingException>? _failed;
    private volatile StreamingException? _lost;
    private volatile bool _active;
    private volatile bool _closed;

    /// <summary>Whose position it is; null before it was opened.</summary>
    public ReplayKey? Key { get; private set; }

    public bool IsActive => _active;

    /// <summary>How many times ids have started anew.</summary>
    public int Era { get; private set; }

    /// <summary>Only enriched change events, on channels of their own, share ids (Change Data Capture guide, "Event enrichment").</summary>
    public bool SharesIds { get; } = SharedIds.MayComeOn(channel);

    /// <summary>Makes the caller the one consumer of this name.</summary>
    /// <returns>False if there is one.</returns>
    public bool TryEnter()
    {
        if (_active) return false;
        _active = true;
        return true;
    }

    /// <summary>Opens the position for a new consumer. What an earlier one reached is saved before.</summary>
    /// <exception cref="StreamingException">The store failed, or the position was lost to a newer owner: then it is not opened again.</exception>
    public async Task<IReplayCursor> OpenAsync(
        IReplayStore store, ReplayKey key, string instance, SavingOptions saving, CancellationToken cancellationToken)
    {
        await CloseCursorAsync().ConfigureAwait(false);
        if (_lost is { } loss) throw Takeover.StaysLost(this, channel, loss);
        var cursor = await StoreCalls
            .RunAsync(token => store.OpenAsync(key, token), saving.Timeout, time, cancellationToken).ConfigureAwait(false);
        if (IsStale(key, instance, cursor.Position)) Renew();
        (Key, _instance, _anchor) = (key, instance, null);
        _undecidedSince = (cursor as MigratedCursor)?.Undecided?.Since;
        _saver = new PositionSaver(cursor, Reached, Fail, saving, time);
        return cursor;
    }

    /// <summary>Calls back when saving fails, or has failed since the position was opened: the consumer ends with it.</summary>
    public void OnFailure(Action<StreamingException> failed)
    {
        _failed = failed;
        if (_saver?.Failure is { } failure) failed(failure);
    }

    /// <summary>The events that earlier consumers of the name left, or none.</summary>
    /// <param name="goesOn">Whether the new consumer goes on with them.</param>
    /// <param name="limit">How many deliveries may be out.</param>
    public HeldEvents<T> Held<T>(bool goesOn, int limit)
    {
        lock (_gate)
        {
            if (!goesOn || _held is not HeldEvents<T>) (_held, _marks) = (null, null);
            _marks ??= NewMarks(limit);
            var held = _held as HeldEvents<T> ?? new HeldEvents<T>(this, limit);
            _held = held;
            return held;
        }
    }

    /// <summary>
    /// The position before the first event: it is stored when this returns. Where it was not known where to go on, it says so
    /// from then on, so that a restart before the first event is told of the gap as well.
    /// </summary>
    /// <exception cref="StreamingException">The store failed.</exception>
    public Task SaveAnchorAsync(DateTimeOffset at)
    {
        _anchor = new ReplayPosition { At = _undecidedSince ?? at, Instance = _instance };
        return _saver!.FlushAsync();
    }

    /// <summary>Registers a delivery that the program gets.</summary>
    /// <exception cref="StreamingException">Too many are out.</exception>
    public DeliveryTicket Take(long? replayId, DateTimeOffset? createdDate, string? rawCreatedDate)
    {
        var position = new ReceivedPosition(replayId, createdDate ?? time.GetUtcNow(), rawCreatedDate);
        lock (_gate)
        {
            var marks = _marks!;
            if (marks.IsFull) throw TooMany(marks);
            return new DeliveryTicket(marks, Era, marks.Receive(position));
        }
    }

    /// <summary>The program is done with a delivery.</summary>
    /// <exception cref="ObjectDisposedException">The client is gone, and the position can no longer be saved.</exception>
    public void Acknowledge(in DeliveryTicket ticket)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_closed && !IsActive, typeof(StreamingClient));
            if (!ticket.Marks.Acknowledge(ticket.Ordinal)) return;
        }

        _saver?.Touch();
    }

    /// <summary>What comes from now on has other ids than what came before.</summary>
    /// <param name="limit">How many deliveries may be out.</param>
    public void Renumber(int limit)
    {
        // Until one of the new ids is done, the last position stays: the anchor would be a step back.
        lock (_gate) (_marks, _anchor) = (NewMarks(limit), null);
    }

    /// <summary>The consumer ends. What it reached is saved; the cursor stays open while deliveries are out.</summary>
    /// <exception cref="StreamingException">The store failed.</exception>
    public async Task LeaveAsync()
    {
        try
        {
            if (_saver is { } saver) await saver.FlushAsync().ConfigureAwait(false);
            if (_closed || !HasDeliveriesOut()) await CloseCursorAsync().ConfigureAwait(false);
        }
        catch
        {
            await CloseCursorAsync().ConfigureAwait(false);
            throw;
        }
        finally
        {
            _failed = null;
            _active = false;
        }
    }

    public Task FlushAsync() => _saver?.FlushAsync() ?? Task.CompletedTask;

    /// <summary>The client is gone: an active consumer saves once more when it ends, all others have saved.</summary>
    public async Task CloseAsync()
    {
        _closed = true;
        if (IsActive && _saver is { } saver) await saver.RestAsync().ConfigureAwait(false);
        else await FlushAndCloseAsync().ConfigureAwait(false);
    }

    public override string ToString() => $"The consumer '{name}' of {channel}";

    /// <summary>
    /// Whether what was left here is of another org or instance, or another owner has been further since: going on with it
    /// would move the position back.
    /// </summary>
    private bool IsStale(ReplayKey key, string instance, ReplayPosition? found)
    {
        if (Key is null) return false;
        return Key != key || _instance != instance || (found?.ReplayId is { } id && id != _own.Saved && id != _own.Attempted);
    }

    private void Fail(StreamingException failure)
    {
        if (failure.Reason == Reason.PositionTaken) _lost = failure;
        _failed?.Invoke(failure);
    }

    private void Renew()
    {
        lock (_gate) (_held, _marks) = (null, null);
    }

    private AcknowledgementWatermark NewMarks(int limit)
    {
        Era++;
        return new AcknowledgementWatermark(limit, SharesIds);
    }

    private bool HasDeliveriesOut()
    {
        lock (_gate) return _marks?.OldestUnacknowledged is not null;
    }

    private ReplayPosition? Reached()
    {
        lock (_gate) return _marks?.Stored is { } position ? position with { Instance = _instance } : _anchor;
    }

    private async Task CloseCursorAsync()
    {
        if (_saver is not { } saver) return;
        _saver = null;
        try
        {
            await saver.DisposeAsync().ConfigureAwait(false);
        }
        finally
        {
            _own = saver.Own;
        }
    }

    /// <summary>Acknowledgements after the end of their enumeration have nobody else to tell of a failure.</summary>
    private async Task FlushAndCloseAsync()
    {
        try
        {
            await FlushAsync().ConfigureAwait(false);
        }
        finally
        {
            await CloseCursorAsync().ConfigureAwait(false);
        }
    }

    private StreamingException TooMany(AcknowledgementWatermark marks)
    {
        var oldest = marks.OldestUnacknowledged?.Position;
        return new StreamingException(
            Reason.TooManyUnacknowledged,
            $"{this} has as many deliveries out as {nameof(EventsOptions.MaxUnacknowledged)} allows. The oldest is replay id "
            + $"{oldest?.ReplayId}, of {UtcText.Of(oldest?.At)}: acknowledge it.") { Channel = channel };
    }
}
