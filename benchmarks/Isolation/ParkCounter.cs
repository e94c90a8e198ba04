namespace TypedStreaming.Benchmarks.Isolation;

/// <summary>
/// Counts how often a consumer of the client is parked (paused because its queue is full), by checking the client at short intervals.
/// </summary>
internal sealed class ParkCounter(StreamingClient client)
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(20);

    public int Parks { get; private set; }

    public async Task RunAsync(CancellationToken stopped)
    {
        for (var before = 0; !stopped.IsCancellationRequested;)
        {
            var now = client.ParkedConsumers;
            if (now > before) Parks++;
            before = now;
            await Task.Delay(Glance, TimeProvider.System, stopped).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
