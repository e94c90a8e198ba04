using System.Diagnostics.CodeAnalysis;
using TypedStreaming.Subscriptions;

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
    private object? _held;
    private ReplayPosition? _saved;
    private volatile bool _active;
    private volatile bool _closed;

    /// <summary>Whose position it is; null before it was opened.</summary>
    public ReplayKey? Key { get; private set; }

    public bool IsActive => _active;

    /// <summary>Only enriched change events, on channels of their own, share ids (Change Data Capture guide, "Event enrichment").</summary>
    public bool SharesIds { get; } = SharedIds.MayComeOn(channel);

    /// <summary>Called when saving fails: the consumer ends with it.</summary>
    public Action<StreamingException>? Failed { get; set; }

    /// <summary>Makes the caller the one consumer of this name.</summary>
    /// <returns>False if there is one.</returns>
    public bool TryEnter()
    {
        if (_active) return false;
        _active = true;
        return true;
    }

    /// <summary>Opens the position for a new consumer. What an earlier one reached is saved before.</summary>
    /// <exception cref="StreamingException">The store failed.</exception>
    public async Task<IReplayCursor> OpenAsync(
        IReplayStore store, ReplayKey key, string instance, SavingOptions saving, CancellationToken cancellationToken)
    {
        await CloseCursorAsync().ConfigureAwait(false);
        var cursor = await StoreCalls
            .RunAsync(token => store.OpenAsync(key, token), saving.Timeout, time, cancellationToken).ConfigureAwait(false);
        // What another owner did meanwhile is not known here: going on from what is held would move the position back.
        if (Key is not null && (Key != key || cursor.Position?.ReplayId != _saved?.ReplayId)) Renew();
        (Key, _instance, _anchor) = (key, instance, null);
        _saver = new PositionSaver(cursor, Reached, failure => Failed?.Invoke(failure), saving, time);
        return cursor;
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

    /// <summary>The position before the first event: it is stored when this returns.</summary>
    /// <exception cref="StreamingException">The store failed.</exception>
    public Task SaveAnchorAsync(DateTimeOffset at)
    {
        _anchor = new ReplayPosition { At = at, Instance = _instance };
        return _saver!.FlushAsync();
    }

    /// <summary>Holds that the program may get one more delivery.</summary>
    /// <exception cref="StreamingException">Too many are out.</exception>
    public void EnsureRoom()
    {
        lock (_gate)
        {
            if (_marks!.IsFull) throw TooMany(_marks);
        }
    }

    /// <summary>Registers a delivery that the program gets; there is room.</summary>
    public DeliveryTicket Take(long? replayId, DateTimeOffset? createdDate, string? rawCreatedDate)
    {
        var position = new ReceivedPosition(replayId, createdDate ?? time.GetUtcNow(), rawCreatedDate);
        lock (_gate)
        {
            var marks = _marks!;
            return new DeliveryTicket(marks, marks.Receive(position));
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
        lock (_gate) _marks = NewMarks(limit);
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
            Failed = null;
            _active = false;
        }
    }

    public Task FlushAsync() => _saver?.FlushAsync() ?? Task.CompletedTask;

    /// <summary>The client is gone: an active consumer saves once more when it ends, all others have saved.</summary>
    public async Task CloseAsync()
    {
        _closed = true;
        if (IsActive && _saver is { } saver) await saver.RestAsync().ConfigureAwait(false);
        else await CloseCursorAsync().ConfigureAwait(false);
    }

    public override string ToString() => $"The consumer '{name}' of {channel}";

    private void Renew()
    {
        lock (_gate) (_held, _marks) = (null, null);
    }

    private AcknowledgementWatermark NewMarks(int limit) => new(limit, SharesIds);

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
        await saver.DisposeAsync().ConfigureAwait(false);
        _saved = saver.Saved;
    }

    private StreamingException TooMany(AcknowledgementWatermark marks)
    {
        var oldest = marks.OldestUnacknowledged?.Position;
        return new StreamingException(
            Reason.TooManyUnacknowledged,
            $"{this} has {nameof(EventsOptions.MaxUnacknowledged)} deliveries out that are not acknowledged. The oldest is replay id "
            + $"{oldest?.ReplayId}, of {oldest?.At:yyyy-MM-dd HH:mm:ss'Z'}: acknowledge it.") { Channel = channel };
    }
}
