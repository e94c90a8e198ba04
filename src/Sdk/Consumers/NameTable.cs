using System.Diagnostics.CodeAnalysis;
using TypedStreaming.Replay;

namespace TypedStreaming.Consumers;

/// <summary>
/// The consumer names of a client: those that are in use, and those that still have unacknowledged events from an enumeration that has ended. These
/// events are kept for ten minutes; the total limit for all names is 64 MiB. Beyond these limits, the position is saved and the events are removed
/// from memory; the server sends them again later.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "CloseAsync disposes the timer.")]
internal sealed class NameTable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(string Channel, string Name), NamedConsumer> _names = [];
    private readonly TimeProvider _time;
    private readonly ITimer _timer;
    private bool _isClosed;

    public NameTable(TimeProvider time)
    {
        _time = time;
        _timer = time.CreateTimer(_ => _ = ExpireAsync(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>The number of consumer names in the table.</summary>
    public int Count
    {
        get
        {
            lock (_gate) return _names.Count;
        }
    }

    /// <summary>Reserves a consumer name for one consumer.</summary>
    /// <exception cref="InvalidOperationException">Another consumer uses the name.</exception>
    public NamedConsumer Enter(string channel, string name)
    {
        lock (_gate)
        {
            if (!_names.TryGetValue((channel, name), out var named)) _names.Add((channel, name), named = new NamedConsumer(channel, name, _time));
            return named.TryEnter() ? named : throw new InvalidOperationException(
                $"{named} is already active. Give the second consumer its own name: {nameof(EventsOptions)}.{nameof(EventsOptions.Name)}.");
        }
    }

    /// <summary>Releases a consumer name, because its consumer has ended.</summary>
    /// <exception cref="StreamingException">An acknowledged position could not be saved.</exception>
    public async Task LeaveAsync(NamedConsumer named)
    {
        var isDone = false;
        try
        {
            isDone = await named.LeaveAsync().ConfigureAwait(false);
            lock (_gate)
            {
                if (isDone && !named.IsActive) _names.Remove(named.Id);
            }
        }
        finally
        {
            if (!isDone) await ExpireAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Saves the positions of all consumers.</summary>
    /// <exception cref="StreamingException">A store failed.</exception>
    public Task FlushAsync() => Task.WhenAll(All().Select(static named => named.FlushAsync()));

    /// <summary>Saves all positions, and closes the cursors that are no longer used by an enumeration.</summary>
    public async Task CloseAsync()
    {
        lock (_gate) _isClosed = true;
        await _timer.DisposeAsync().ConfigureAwait(false);
        await Task.WhenAll(All().Select(static named => named.CloseAsync())).ConfigureAwait(false);
    }

    /// <summary>
    /// Removes all consumer names that are not in use, with their remaining events. Also forgets that another owner has taken over the position of
    /// such a name.
    /// </summary>
    public async Task ForgetAsync()
    {
        foreach (var named in All())
        {
            await ExpireAsync(named).ConfigureAwait(false);
            lock (_gate)
            {
                if (named is { IsActive: false, Remaining: null }) _names.Remove(named.Id);
            }
        }
    }

    /// <summary>Removes remaining events that have been kept for too long, and the oldest remaining events if they exceed the size limit.</summary>
    private async Task ExpireAsync()
    {
        List<NamedConsumer> expired;
        lock (_gate)
        {
            expired = TakeExpiredUnderLock();
            RearmUnderLock();
        }

        foreach (var named in expired)
        {
            await ExpireAsync(named).ConfigureAwait(false);
            lock (_gate)
            {
                if (named is { IsActive: false, Remaining: null, IsLost: false }) _names.Remove(named.Id);
            }
        }
    }

    private static async Task ExpireAsync(NamedConsumer named)
    {
        try
        {
            await named.ExpireAsync().ConfigureAwait(false);
        }
        catch (StreamingException)
        {
            // If a position was not saved, its events come again with the next enumeration. No program waits here for a report of the
            // failure, and no event is lost.
        }
    }

    private List<NamedConsumer> TakeExpiredUnderLock()
    {
        var expired = new List<NamedConsumer>();
        var bytes = 0L;
        foreach (var named in RemainingUnderLock().OrderByDescending(static named => named.LeftAt))
        {
            bytes += named.Remaining!.Bytes;
            if (_time.GetElapsedTime(named.LeftAt) >= RemainingEvents.KeptFor || bytes > RemainingEvents.MostBytes) expired.Add(named);
        }

        return expired;
    }

    private void RearmUnderLock()
    {
        if (_isClosed || RemainingUnderLock().MinBy(static named => named.LeftAt) is not { } oldest) return;
        var remaining = RemainingEvents.KeptFor - _time.GetElapsedTime(oldest.LeftAt);
        _timer.Change(remaining > TimeSpan.Zero ? remaining : TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);
    }

    private IEnumerable<NamedConsumer> RemainingUnderLock() => _names.Values.Where(static named => named is { IsActive: false, Remaining: not null });

    private List<NamedConsumer> All()
    {
        lock (_gate) return [.. _names.Values];
    }
}
