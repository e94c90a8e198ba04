using Microsoft.Extensions.Logging;
using TypedStreaming.Benchmarks.Harness;

namespace TypedStreaming.Benchmarks.Isolation;

/// <summary>A slow consumer that joins a client with two neighbours, on its channel and on another, which get probes.</summary>
internal sealed class CompanyRun(BacklogOrg org, StreamingClient client, Neighbour onTheSameChannel, Neighbour onAnother)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly SlowConsumer _slow = new(client);
    private readonly ParkCounter _parks = new(client);

    public Neighbour OnTheSameChannel => onTheSameChannel;

    public Neighbour OnAnother => onAnother;

    public static async Task<(CompanyRun Run, IsolationResult Result)> RunAsync(
        int events, TimeSpan perEvent, ILoggerFactory loggers, CancellationToken cancellationToken)
    {
        await using var org = await BacklogOrg.StartAsync(events, cancellationToken);
        await using var client = MeasuredClient.Create(org.Url, loggers);
        var run = new CompanyRun(
            org,
            client,
            await Neighbour.SubscribeAsync(client, BacklogOrg.Slow, cancellationToken),
            await Neighbour.SubscribeAsync(client, BacklogOrg.Other, cancellationToken));
        return (run, await run.MeasureAsync(events, perEvent, cancellationToken));
    }

    private async Task<IsolationResult> MeasureAsync(int events, TimeSpan perEvent, CancellationToken cancellationToken)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task[] neighbours = [onTheSameChannel.RunAsync(cancellationToken), onAnother.RunAsync(cancellationToken)];
        Task[] beside = [org.ProbeAsync(ended.Token), _parks.RunAsync(ended.Token)];
        await Task.WhenAll(onTheSameChannel.Receives, onAnother.Receives).WaitAsync(Patience, TimeProvider.System, cancellationToken);
        var started = TimeProvider.System.GetTimestamp();
        var failure = await _slow.TakeUntilAsync(events - 1, perEvent, cancellationToken);
        var seconds = TimeProvider.System.GetElapsedTime(started).TotalSeconds;
        var received = _slow.Received;
        await ended.CancelAsync();
        await Task.WhenAll(beside);
        var deliveries = (double)org.Deliveries / org.AllPublished;
        // It comes back without its slowness, and takes all that it has not acknowledged.
        await _slow.TakeUntilAsync(org.Published - 1, TimeSpan.Zero, cancellationToken);
        await client.StopAsync(cancellationToken);
        await Task.WhenAll(neighbours);
        return new IsolationResult(seconds, received, failure?.Error, _parks.Parks, deliveries, _slow.CountMissing(org.Published));
    }
}
