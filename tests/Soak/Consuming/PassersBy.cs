namespace TypedStreaming.Soak.Consuming;

/// <summary>Other consumers of the same channel that join, take a few events and leave: the first consumer must not notice them.</summary>
internal static class PassersBy
{
    private const int Events = 20;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(150);
    private static readonly TimeSpan Stay = TimeSpan.FromMilliseconds(400);

    /// <summary>Comes and goes until it is cancelled. A client that has not started yet, or recovers, is asked again.</summary>
    public static async Task RunAsync(StreamingClient client, CancellationToken stopped)
    {
        for (var number = 0; !stopped.IsCancellationRequested; number++)
        {
            await Task.Delay(Pause, TimeProvider.System, stopped).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (client.State == ClientState.Connected && !stopped.IsCancellationRequested) await PassAsync(client, number);
        }
    }

    private static async Task PassAsync(StreamingClient client, int number)
    {
        using var leaving = new CancellationTokenSource(Stay, TimeProvider.System);
        var options = new EventsOptions { IsEphemeral = true, From = number % 2 == 0 ? ReplayFrom.Latest : ReplayFrom.Earliest };
        var taken = 0;
        try
        {
            await foreach (var order in client.Events<Order>(options).WithCancellation(leaving.Token))
            {
                if (++taken == Events) return;
            }
        }
        catch (Exception e) when (e is StreamingException or OperationCanceledException)
        {
            return; // It comes again.
        }
    }
}
