using TypedStreaming;

namespace Quickstart;

/// <summary>Compares the published events with those that arrived. Thread-safe.</summary>
internal sealed class Tally
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(string Channel, long Id), int> _arrivals = [];
    private TaskCompletionSource _changed = Signal();
    private int _sessionLosses;

    public bool IsComplete => Missing == 0 && Duplicates == 0;

    private int Missing => _arrivals.Values.Count(static times => times == 0);

    private int Duplicates => _arrivals.Values.Sum(static times => Math.Max(0, times - 1));

    public void Published(string channel, long id)
    {
        lock (_gate) _arrivals.TryAdd((channel, id), 0);
    }

    public void Arrived(string channel, long? id)
    {
        lock (_gate)
        {
            var key = (channel, id ?? -1);
            _arrivals[key] = _arrivals.GetValueOrDefault(key) + 1;
            _changed.TrySetResult();
            _changed = Signal();
        }
    }

    /// <summary>Watches the client's state until it stops, and prints when a session was lost, and the reason.</summary>
    public async Task CountSessionLossesAsync(StreamingClient client)
    {
        await foreach (var change in client.StateChanges())
        {
            if (change is { State: ClientState.Stopped, Previous: not ClientState.Stopped }) return;
            if (change is not { Previous: ClientState.Connected, State: ClientState.Recovering or ClientState.Paused }) continue;
            Interlocked.Increment(ref _sessionLosses);
            Console.WriteLine($"--- session lost: {change.Cause?.ServerText ?? change.Cause?.Message} ---");
        }
    }

    /// <summary>Waits until everything that was published has arrived, but no longer than the given time.</summary>
    public async Task WaitForAllAsync(TimeSpan patience)
    {
        using var deadline = new CancellationTokenSource(patience, TimeProvider.System);
        while (!deadline.IsCancellationRequested)
        {
            Task changed;
            lock (_gate)
            {
                if (Missing == 0) return;
                changed = _changed.Task;
            }

            await changed.WaitAsync(deadline.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    public override string ToString()
    {
        lock (_gate)
        {
            var channels = _arrivals.Keys.Select(static key => key.Channel).Distinct(StringComparer.Ordinal).Count();
            return $"received {_arrivals.Values.Sum()} events on {channels} channels, "
                + $"{_sessionLosses} session {(_sessionLosses == 1 ? "loss" : "losses")}, "
                + $"{Missing} lost, {Duplicates} duplicates";
        }
    }

    /// <summary>
    /// Creates a signal that runs the waiting code asynchronously. Otherwise, this code would run inside the lock and wait for the same signal
    /// again, without end.
    /// </summary>
    private static TaskCompletionSource Signal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
