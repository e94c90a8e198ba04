using TypedStreaming.Benchmarks.Harness;

namespace TypedStreaming.Benchmarks.Isolation;

/// <summary>A consumer that takes a given time for each event, and remembers which it got.</summary>
internal sealed class SlowConsumer(StreamingClient client)
{
    /// <summary>Timers are not exact enough for a millisecond, so the work of some events is done together.</summary>
    private static readonly TimeSpan WorkTogether = TimeSpan.FromMilliseconds(10);

    private readonly HashSet<int> _seen = [];
    private TimeSpan _work;

    /// <summary>The number of different events that it got.</summary>
    public int Received => _seen.Count;

    /// <summary>The number of events that it got more than once.</summary>
    public int Repeated { get; private set; }

    /// <summary>Takes events from its stored position on, until the event with the last number.</summary>
    /// <returns>The reason for which it ended earlier, or null.</returns>
    public async Task<StreamingException?> TakeUntilAsync(int last, TimeSpan perEvent, CancellationToken cancellationToken)
    {
        var options = MeasuredClient.FromStoredOrEarliest;
        options.Name = "slow";
        try
        {
            await foreach (var account in client.Events<AccountUpdate>(options, cancellationToken))
            {
                await WorkAsync(perEvent);
                if (!_seen.Add(account.NumberOfEmployees!.Value)) Repeated++;
                if (account.NumberOfEmployees == last) break;
            }

            return null;
        }
        catch (StreamingException failure)
        {
            return failure;
        }
    }

    public int CountMissing(int published) => Enumerable.Range(0, published).Count(number => !_seen.Contains(number));

    private async ValueTask WorkAsync(TimeSpan perEvent)
    {
        _work += perEvent;
        if (_work < WorkTogether) return;
        var started = TimeProvider.System.GetTimestamp();
        await Task.Delay(_work, TimeProvider.System);
        _work -= TimeProvider.System.GetElapsedTime(started);
    }
}
