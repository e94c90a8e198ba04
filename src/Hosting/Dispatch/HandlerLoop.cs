using TypedStreaming.Hosting.DeadLetters;
using TypedStreaming.Hosting.Telemetry;

namespace TypedStreaming.Hosting.Dispatch;

/// <summary>Receives the events of one consumer, and runs the handler for each event in the configured order.</summary>
/// <param name="plan">The handler.</param>
/// <param name="form">The form in which the client delivers the events.</param>
internal sealed class HandlerLoop<TEvent, TDelivered>(HandlerPlan<TEvent> plan, DeliveredForm<TEvent, TDelivered> form) : IHandlerLoop
    where TEvent : IStreamingEvent<TEvent>
    where TDelivered : IStreamingEvent<TDelivered>
{
    private readonly ClientContext _client = plan.Client;
    private readonly RepeatedTaking _taking = new(plan.Client, plan.Channel, plan.Consumer);
    private KeyedTasks? _tasks;

    public string Channel => plan.Channel;

    public string Consumer => plan.Consumer;

    public string EventType => plan.EventType;

    public EventKind Kind => TEvent.Descriptor.Kind;

    public TakenEvents Taken { get; } = new(plan.Options.MaxUnacknowledged);

    public int KeysWaiting => Volatile.Read(ref _tasks)?.Waiting ?? 0;

    public TakeFailure? LastTakeFailure => _taking.LastFailure;

    public string? Doubt => null;

    public async Task RunAsync(IEventClient client, ClientRun run)
    {
        using var tasks = new KeyedTasks(plan.Options.MaxConcurrency, run.Fail);
        Volatile.Write(ref _tasks, tasks);
        _taking.Succeeded();
        var runner = new EventRunner<TEvent>(plan, Taken, run);
        await _taking.RunAsync(() => TakeAsync(client, tasks, runner, run), tasks.WhenIdleAsync, run).ConfigureAwait(false);
        Volatile.Write(ref _tasks, null);
        if (run.HasLostLease) Taken.Clear();
    }

    public ValueTask RunAgainAsync(DeadLetter letter, CancellationToken cancellationToken)
    {
        var value = LetterReader.Read<TEvent>(letter);
        return new Attempts<TEvent>(plan).RunAsync(value, new LetterEnvelope(letter), letter.Attempts + 1, null, cancellationToken);
    }

    private async Task TakeAsync(IEventClient client, KeyedTasks tasks, EventRunner<TEvent> runner, ClientRun run)
    {
        Taken.Clear();
        var gaps = new GapRunner<TEvent>(plan, tasks.WhenIdleAsync, run);
        if (client is IHandlerSource source)
        {
            await foreach (var taken in source.TakeAsync(plan, gaps.HandleAsync, run.Taking).ConfigureAwait(false))
                await AddAsync(taken, tasks, runner, run).ConfigureAwait(false);
            return;
        }

        var options = plan.EventsOptions(async (gap, _) => await gaps.HandleAsync(gap).ConfigureAwait(false));
        await foreach (var delivery in client.Deliveries<TDelivered>(options, run.Taking).ConfigureAwait(false))
        {
            await AddAsync(new TakenDelivery<TEvent, TDelivered>(delivery, form), tasks, runner, run).ConfigureAwait(false);
            if (run.IsEnding) return;
        }
    }

    private async ValueTask AddAsync(TakenEvent<TEvent> taken, KeyedTasks tasks, EventRunner<TEvent> runner, ClientRun run)
    {
        _taking.Succeeded();
        try
        {
            await Taken.RoomAsync(run.Taking).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            taken.End();
            throw;
        }

        Taken.Add(taken);
        _client.Metrics.Consumed(plan.TagsOf(taken));
        if (plan.Options.Order == EventOrder.PerChannel && taken.Partition is null) await runner.RunAsync(taken).ConfigureAwait(false);
        else await ScheduleAsync(tasks, runner, taken).ConfigureAwait(false);
    }

    private async ValueTask ScheduleAsync(KeyedTasks tasks, EventRunner<TEvent> runner, TakenEvent<TEvent> taken)
    {
        if (KeysOf(taken) is { } keys)
        {
            tasks.Add(keys, () => runner.RunAsync(taken));
            return;
        }

        await tasks.WhenIdleAsync().ConfigureAwait(false);
        await runner.RunAsync(taken).ConfigureAwait(false);
    }

    private IReadOnlyList<string>? KeysOf(TakenEvent<TEvent> taken)
    {
        try
        {
            return OrderKeys.Of(taken, plan.Options);
        }
        catch (Exception e)
        {
            // Without keys, the event waits for all earlier events. This keeps every order that the key could have required.
            HostingLog.KeyFailed(_client.LoggerOf(taken), _client.DisplayName, plan.HandlerName, FailureText.Of(e));
            return null;
        }
    }
}
