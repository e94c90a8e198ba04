using TypedStreaming;

namespace Quickstart;

/// <summary>Compares the published events with those that arrived. Thread-safe.</summary>
/// <param name="link">What connects the client with the org, such as a session.</param>
internal sealed class Tally(string link)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(string Channel, string Key), int> _arrivals = [];
    private TaskCompletionSource _changed = Signal();
    private int _losses;

    public bool IsComplete => Missing == 0 && Duplicates == 0;

    private int Missing => _arrivals.Values.Count(static times => times == 0);

    private int Duplicates => _arrivals.Values.Sum(static times => Math.Max(0, times - 1));

    public void Published(string channel, string key)
    {
        lock (_gate) _arrivals.TryAdd((channel, key), 0);
    }

    public void Arrived(string channel, string key)
    {
        lock (_gate)
        {
            _arrivals[(channel, key)] = _arrivals.GetValueOrDefault((channel, key)) + 1;
            _changed.TrySetResult();
            _changed = Signal();
        }
    }

    /// <summary>Watches the client's state until it stops, and prints when a session or a connection was lost, and the reason.</summary>
    public async Task CountLossesAsync(IEventClient client)
    {
        await foreach (var change in client.StateChanges())
        {
            if (change is { State: ClientState.Stopped, Previous: not ClientState.Stopped }) return;
            if (change is not { Previous: ClientState.Connected, State: ClientState.Recovering or ClientState.Paused }) continue;
            Interlocked.Increment(ref _losses);
            var cause = change.Cause?.ServerText ?? change.Cause?.Message;
            Console.WriteLine($"--- {link} lost: {cause?.Split(". ")[0]} ---"); // without the cause of the cause
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
                + $"{_losses} {link} {(_losses == 1 ? "loss" : "losses")}, "
                + $"{Missing} lost, {Duplicates} duplicates";
        }
    }

    /// <summary>
    /// Creates a signal that runs the waiting code asynchronously. Otherwise, this code would run inside the lock and wait for the same signal
    /// again, without end.
    /// </summary>
    private static TaskCompletionSource Signal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
