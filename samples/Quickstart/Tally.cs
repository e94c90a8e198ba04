using TypedStreaming;

namespace Quickstart;

/// <summary>Compares what was published with what arrived. Thread-safe.</summary>
internal sealed class Tally
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(string Channel, long Id), int> _arrivals = [];
    private TaskCompletionSource _changed = new();
    private int _handshakes;

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
            _changed = new TaskCompletionSource();
        }
    }

    /// <summary>Watches the client's messages: each handshake after the first one follows a lost session.</summary>
    public async Task CountSessionsAsync(StreamingClient client)
    {
        await foreach (var message in client.Messages())
        {
            if (message is { Channel: "/meta/handshake", Successful: true }) Interlocked.Increment(ref _handshakes);
        }
    }

    /// <summary>Waits until everything that was published has arrived, but not for longer than this.</summary>
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
            var losses = Math.Max(0, _handshakes - 1);
            return $"received {_arrivals.Values.Sum()} events on {channels} channels, {losses} session {(losses == 1 ? "loss" : "losses")}, "
                + $"{Missing} lost, {Duplicates} duplicates";
        }
    }
}
