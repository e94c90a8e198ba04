namespace TypedStreaming.Soak.Consuming;

/// <summary>Other consumers of the same channel that join, take a few events and leave: the first consumer must not notice them.</summary>
internal sealed class PassersBy<T>(IEventClient client)
    where T : IStreamingEvent<T>, IOrder
{
    private const int Events = 20;

    /// <summary>Each joiner at the earliest event costs one replay of everything, so none comes any more when there is more than this.</summary>
    private const int ShortHistory = 2000;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(150);
    private static readonly TimeSpan Stay = TimeSpan.FromMilliseconds(400);

    private long _lastNumber;
    private ReplayFrom? _afterLast;

    /// <summary>Comes and goes until it is cancelled. A client that has not started yet, or recovers, is asked again.</summary>
    public async Task RunAsync(CancellationToken stopped)
    {
        for (var number = 0; !stopped.IsCancellationRequested; number++)
        {
            await Task.Delay(Pause, TimeProvider.System, stopped).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (client.State == ClientState.Connected && !stopped.IsCancellationRequested) await PassAsync(StartOf(number));
        }
    }

    /// <summary>At the present, before what the last ones took, or at the earliest event.</summary>
    private ReplayFrom StartOf(int number) => (number % 3) switch
    {
        1 when _afterLast is not null => _afterLast,
        2 when _afterLast is not null && _lastNumber < ShortHistory => ReplayFrom.Earliest,
        _ => ReplayFrom.Latest,
    };

    private static ReplayFrom? PositionOf(Delivery<T> delivery) =>
        delivery.OpaqueId is { } opaque ? ReplayFrom.After(opaque)
        : delivery.ReplayId is { } id ? ReplayFrom.After(id)
        : null;

    private async Task PassAsync(ReplayFrom from)
    {
        using var leaving = new CancellationTokenSource(Stay, TimeProvider.System);
        var options = new EventsOptions { IsEphemeral = true, From = from };
        var taken = 0;
        try
        {
            await foreach (var delivery in client.Deliveries<T>(options).WithCancellation(leaving.Token))
            {
                _lastNumber = delivery.Event.Number;
                _afterLast = PositionOf(delivery);
                delivery.Acknowledge();
                if (++taken == Events) return;
            }
        }
        catch (Exception e) when (e is StreamingException or OperationCanceledException)
        {
            return; // It comes again.
        }
    }
}
