using System.Diagnostics.CodeAnalysis;
using TypedStreaming.Consumers.Acknowledgement;
using TypedStreaming.Replay;
using TypedStreaming.Replay.Starting;
using TypedStreaming.Replay.Stores;
using TypedStreaming.Routing;

namespace TypedStreaming.Consumers;

/// <summary>
/// A consumer name on one channel. The object owns the cursor that saves the position, and the events that are unread or unacknowledged. At most one
/// consumer uses the name at a time. When no events remain, the name is removed.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "The cursor is closed by LeaveAsync or CloseAsync, whichever comes last.")]
internal sealed class NamedConsumer(string channel, string name, TimeProvider time)
{
    /// <summary>
    /// The lock under which a consumer of this name is opened or closed, or its remaining events are removed. It ensures that the old cursor is
    /// closed before the same name is opened again.
    /// </summary>
    private readonly SemaphoreSlim _turn = new(1);

    private PositionSaver? _saver;
    private ReplayPosition? _anchor;
    private volatile ReplayPosition? _found;
    private string? _instance;
    private DateTimeOffset? _undecidedSince;
    private (ReplayPosition? Saved, ReplayPosition? Attempted) _own;
    private volatile RemainingEvents? _remaining;
    private volatile Action<StreamingException>? _failed;
    private volatile StreamingException? _lost;
    private volatile bool _active;
    private volatile bool _closed;

    /// <summary>The key under which the position is stored; null until the position is opened.</summary>
    public ReplayKey? Key { get; private set; }

    public (string Channel, string Name) Id => (channel, name);

    public bool IsActive => _active;

    /// <summary>The events that are unread or unacknowledged; null if there are none.</summary>
    public RemainingEvents? Remaining => _remaining;

    /// <summary>
    /// The position that the consumer has reached or, if it has not reached any position, the position that was found in the store; null if there is
    /// no position.
    /// </summary>
    public ReplayPosition? Position => Reached() ?? _found;

    /// <summary>True if another owner has taken over the stored position. This client does not take the position back.</summary>
    public bool IsLost => _lost is not null;

    /// <summary>True if unread events were lost, because the org has moved to another instance and the server cannot send them again.</summary>
    public bool HasMoved { get; private set; }

    /// <summary>The timestamp at which the last consumer with this name ended.</summary>
    public long LeftAt { get; private set; }

    /// <summary>Makes the caller the only consumer with this name, unless the name is in use.</summary>
    /// <returns>False if the name already has a consumer.</returns>
    public bool TryEnter()
    {
        if (_active) return false;
        _active = true;
        return true;
    }

    /// <summary>Opens the position for a new consumer. Before that, it saves the position that an earlier consumer reached.</summary>
    /// <exception cref="StreamingException">The store failed, or a newer owner has taken over the position; in the second case the position
    /// is not opened again.</exception>
    public async Task<IReplayCursor> OpenAsync(
        IReplayStore store, ReplayKey key, string instance, SavingSchedule saving, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await CloseCursorAsync().ConfigureAwait(false);
            if (_lost is { } loss) throw PositionTakeover.StaysLost(ToString(), channel, loss);
            var cursor = await StoreCalls
                .RunAsync(token => store.OpenAsync(key, token), saving.Timeout, time, cancellationToken).ConfigureAwait(false);
            HasMoved = Key is not null && _instance != instance && _remaining is { IsEmpty: false };
            if (IsStale(key, instance, cursor.Position)) _remaining = null;
            (Key, _instance, _anchor) = (key, instance, null);
            _found = cursor.Position;
            _undecidedSince = (cursor as MigratedCursor)?.Undecided?.Since;
            _saver = PositionSaver.Start(cursor, Reached, Fail, saving, time);
            return cursor;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>
    /// Registers a callback that ends the consumer when its position cannot be saved. If saving has already failed, the callback is called
    /// immediately.
    /// </summary>
    public void OnFailure(Action<StreamingException> failed)
    {
        _failed = failed;
        if (_saver?.Failure is { } failure) failed(failure);
    }

    /// <summary>
    /// Returns the queue for a new consumer with this name. If the new consumer continues with the remaining events of the last consumer, it
    /// gets the last consumer's queue.
    /// </summary>
    /// <param name="fullChannel">The channel with its filter.</param>
    /// <param name="goesOn">True if the application wants to continue with the events of the last consumer.</param>
    /// <param name="continues">True if the last consumer left events to continue with.</param>
    public RemainingEvents<T> Enqueue<T>(string fullChannel, bool goesOn, out bool continues)
    {
        continues = goesOn && _remaining is RemainingEvents<T> { IsExpired: false } before && before.Channel == fullChannel;
        var events = continues ? (RemainingEvents<T>)_remaining! : NewEvents<T>(fullChannel);
        _remaining = events;
        return events;
    }

    /// <summary>
    /// Stores a date in place of a replay id until the first event is acknowledged. If the consumer is restarted before its first event, a gap that
    /// begins at this date can be reported. If events before the given date may also be missing, an earlier date is stored.
    /// </summary>
    /// <exception cref="StreamingException">The store failed.</exception>
    public Task SaveAnchorAsync(DateTimeOffset at) => SaveStartAsync(new ReplayPosition { At = _undecidedSince ?? at, Instance = _instance });

    /// <summary>Stores the start position of the consumer, which is used until the first event is acknowledged.</summary>
    /// <exception cref="StreamingException">The store failed.</exception>
    public Task SaveStartAsync(ReplayPosition position)
    {
        _anchor = position;
        return _saver!.FlushAsync();
    }

    /// <summary>Acknowledges an event of a queue, on behalf of the application.</summary>
    /// <exception cref="ObjectDisposedException">The client is disposed, so the position can no longer be saved.</exception>
    /// <exception cref="InvalidOperationException">The event can no longer be acknowledged, because its enumeration ended too long ago.</exception>
    public void Acknowledge<T>(RemainingEvents<T> events, in TakenEntry<T> taken)
    {
        if (_closed && !IsActive) throw new ObjectDisposedException("client", $"An event of {channel} cannot be acknowledged, because its client is disposed. Acknowledge events before you dispose the client.");
        if (events.IsExpired)
        {
            throw new InvalidOperationException(
                $"This event of {channel} can no longer be acknowledged: its enumeration ended more than {RemainingEvents.KeptFor.TotalMinutes:0} minutes ago, "
                + "or too many unacknowledged events were kept. The event will be delivered again in the next enumeration with the same name.");
        }

        if (events.Queue.Acknowledge(taken)) _saver?.Touch();
    }

    /// <summary>Acknowledges the event that the reader of the queue took last.</summary>
    public void AcknowledgeInOrder<T>(RemainingEvents<T> events, in TakenEntry<T> taken)
    {
        events.Queue.AcknowledgeInOrder(taken);
        _saver?.Touch();
    }

    /// <summary>Ends the consumer. Its position is saved. The cursor stays open while events are unacknowledged or unread.</summary>
    /// <returns>True if no events are left, so that the name can be forgotten.</returns>
    /// <exception cref="StreamingException">The store failed.</exception>
    public async Task<bool> LeaveAsync()
    {
        await _turn.WaitAsync().ConfigureAwait(false);
        try
        {
            if (_saver is { } saver) await saver.FlushAsync().ConfigureAwait(false);
            var isDone = _remaining?.IsEmpty ?? true;
            if (_closed || isDone) await CloseCursorAsync().ConfigureAwait(false);
            if (isDone) _remaining = null; // Only after the cursor was closed, because closing it asks for the position once more.
            return isDone && !IsLost;
        }
        catch
        {
            await CloseCursorAsync().ConfigureAwait(false);
            throw;
        }
        finally
        {
            LeftAt = time.GetTimestamp();
            _failed = null;
            _active = false;
            _turn.Release();
        }
    }

    public Task FlushAsync() => _saver?.FlushAsync() ?? Task.CompletedTask;

    /// <summary>Removes the remaining events. Their position is saved, and they can no longer be acknowledged.</summary>
    /// <exception cref="StreamingException">The store failed.</exception>
    public async Task ExpireAsync()
    {
        await _turn.WaitAsync().ConfigureAwait(false);
        try
        {
            if (IsActive) return;
            _remaining?.Expire();
            await FlushAndCloseAsync(forget: true).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>
    /// Closes the cursor that saves the positions for this consumer name, because the client is disposed. The position is saved first. The cursor of
    /// an active consumer is closed only when the consumer ends, after its position has been saved once more.
    /// </summary>
    public async Task CloseAsync()
    {
        _closed = true;
        if (IsActive && _saver is { } saver) await saver.RestAsync().ConfigureAwait(false);
        else await FlushAndCloseAsync(forget: false).ConfigureAwait(false);
    }

    public override string ToString() => $"The consumer '{name}' of {channel}";

    /// <summary>
    /// Returns true if the remaining events cannot be used, because they belong to another org or instance. Also returns true if another owner has
    /// since saved a later position, because these events would then move the position back.
    /// </summary>
    private bool IsStale(ReplayKey key, string instance, ReplayPosition? found)
    {
        if (Key is null) return false;
        return Key != key || _instance != instance || (found is { IsAnchor: false } && !HasIdOf(found, _own.Saved) && !HasIdOf(found, _own.Attempted));
    }

    private static bool HasIdOf(ReplayPosition found, ReplayPosition? own) => found.ReplayId == own?.ReplayId && found.OpaqueId == own?.OpaqueId;

    private void Fail(StreamingException failure)
    {
        if (failure.Error == StreamingError.PositionTaken) _lost = failure;
        _failed?.Invoke(failure);
    }

    private RemainingEvents<T> NewEvents<T>(string fullChannel)
    {
        var sharesIds = SharedIds.MayComeOn(channel);
        return new RemainingEvents<T>(fullChannel, new EventQueue<T>(sharesIds, _instance), new Place(sharesIds));
    }

    private ReplayPosition? Reached() => _remaining?.Reached() ?? _anchor;

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

    /// <summary>
    /// Saves the position and closes the cursor. If the application acknowledged an event after its enumeration had ended, only this method can
    /// report that the position could not be saved.
    /// </summary>
    private async Task FlushAndCloseAsync(bool forget)
    {
        try
        {
            await FlushAsync().ConfigureAwait(false);
        }
        finally
        {
            await CloseCursorAsync().ConfigureAwait(false);
            if (forget) _remaining = null;
        }
    }
}
