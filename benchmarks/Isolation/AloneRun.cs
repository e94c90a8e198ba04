using Microsoft.Extensions.Logging;
using TypedStreaming.Benchmarks.Harness;

namespace TypedStreaming.Benchmarks.Isolation;

/// <summary>A slow consumer that is alone on its client.</summary>
internal static class AloneRun
{
    public static async Task<IsolationResult> RunAsync(int events, TimeSpan perEvent, ILoggerFactory loggers, CancellationToken cancellationToken)
    {
        await using var org = await BacklogOrg.StartAsync(events, cancellationToken);
        await using var client = MeasuredClient.Create(org.Url, loggers);
        var slow = new SlowConsumer(client);
        var parks = new ParkCounter(client);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var counting = parks.RunAsync(ended.Token);
        var started = TimeProvider.System.GetTimestamp();
        var failure = await slow.TakeUntilAsync(events - 1, perEvent, cancellationToken);
        var seconds = TimeProvider.System.GetElapsedTime(started).TotalSeconds;
        await ended.CancelAsync();
        await counting;
        var received = slow.Received;
        var deliveries = (double)org.Deliveries / events;
        if (failure is not null) await slow.TakeUntilAsync(events - 1, TimeSpan.Zero, cancellationToken);
        return new IsolationResult(seconds, received, failure?.Error, parks.Parks, deliveries, slow.CountMissing(events));
    }
}
