using TypedStreaming.Hosting.DeadLetters;
using TypedStreaming.Hosting.Telemetry;

namespace TypedStreaming.Hosting.Dispatch;

/// <summary>Takes the events of one consumer, and runs the handler for them in the configured order.</summary>
/// <param name="plan">The handler.</param>
/// <param name="form">The form in which the client delivers the events.</param>
internal sealed class HandlerLoop<TEvent, TDelivered>(HandlerPlan<TEvent> plan, DeliveredForm<TEvent, TDelivered> form) : IHandlerLoop
    where TEvent : IStreamingEvent<TEvent>
    where TDelivered : IStreamingEvent<TDelivered>
{
    private readonly ClientContext _client = plan.Client;
    private KeyedTasks? _tasks;
    private TakeFailure? _lastTakeFailure;

    public string Channel => plan.Channel;

    public string Consumer => plan.Consumer;

    public string EventType => plan.EventType;

    public EventKind Kind => TEvent.Descriptor.Kind;

    public TakenEvents Taken { get; } = new(plan.Options.MaxUnacknowledged);

    public int KeysWaiting => Volatile.Read(ref _tasks)?.Waiting ?? 0;

    public TakeFailure? LastTakeFailure => Volatile.Read(ref _lastTakeFailure);

    public async Task RunAsync(IEventClient client, ClientRun run)
    {
        using var tasks = new KeyedTasks(plan.Options.MaxConcurrency, run.Fail);
        Volatile.Write(ref _tasks, tasks);
        Volatile.Write(ref _lastTakeFailure, null);
        var runner = new EventRunner<TEvent>(plan, Taken, run);
        var delays = new RestartDelays();
        while (!run.IsEnding)
        {
            try
            {
                await TakeAsync(client, tasks, runner, run, delays).ConfigureAwait(false);
                if (!run.IsEnding) run.Fail(StoppedByProgram());
            }
            catch (OperationCanceledException) when (run.IsEnding)
            {
                break;
            }
            catch (Exception e) when (run.IsEnding)
            {
                // The handled events are acknowledged, but their positions may not be saved, so they may be delivered again. After a final error or the loss of the lease, this failure is only a consequence.
                if (run.Failure is null && !run.HasLostLease) HostingLog.StopFailed(_client.Logger, _client.DisplayName, FailureText.Safe(e));
            }
            catch (StreamingException e) when (e.IsTransient)
            {
                await PauseAsync(tasks, run, delays.Next(e), e).ConfigureAwait(false);
            }
            catch (Exception e)
            {
                run.Fail(e);
            }
        }

        await tasks.WhenIdleAsync().ConfigureAwait(false);
        Volatile.Write(ref _tasks, null);
        if (run.HasLostLease) Taken.Clear();
    }

    public ValueTask RunAgainAsync(DeadLetter letter, CancellationToken cancellationToken)
    {
        var value = LetterReader.Read<TEvent>(letter);
        return new Attempts<TEvent>(plan).RunAsync(value, new LetterEnvelope(letter.Metadata), letter.Attempts + 1, null, cancellationToken);
    }

    private async Task TakeAsync(IEventClient client, KeyedTasks tasks, EventRunner<TEvent> runner, ClientRun run, RestartDelays delays)
    {
        Taken.Clear();
        var gaps = new GapRunner<TEvent>(plan, tasks.WhenIdleAsync, run);
        var options = plan.EventsOptions((gap, _) => gaps.HandleAsync(gap));
        await foreach (var delivery in client.Deliveries<TDelivered>(options, run.Taking).ConfigureAwait(false))
        {
            delays.Reset();
            Volatile.Write(ref _lastTakeFailure, null);
            await Taken.RoomAsync(run.Taking).ConfigureAwait(false);
            var taken = new TakenDelivery<TEvent, TDelivered>(delivery, form);
            Taken.Add(taken);
            _client.Metrics.Consumed(plan.Tags);
            if (plan.Options.Order == EventOrder.PerChannel) await runner.RunAsync(taken).ConfigureAwait(false);
            else await ScheduleAsync(tasks, runner, taken).ConfigureAwait(false);
            if (run.IsEnding) return;
        }
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
            HostingLog.KeyFailed(_client.Logger, _client.DisplayName, plan.HandlerName, FailureText.Of(e));
            return null;
        }
    }

    /// <summary>
    /// Waits before the events are enumerated again. The enumeration begins with the unacknowledged events, so no attempt at one of them may
    /// still be running.
    /// </summary>
    private async Task PauseAsync(KeyedTasks tasks, ClientRun run, TimeSpan pause, StreamingException cause)
    {
        _client.Status.TriesAgain(cause.Error);
        Volatile.Write(ref _lastTakeFailure, new TakeFailure(cause.Error, _client.Time.GetUtcNow() + pause));
        HostingLog.TakesAgain(_client.Logger, _client.DisplayName, plan.Channel, plan.Consumer, pause, cause.Error, cause.Message);
        try
        {
            await tasks.WhenIdleAsync().ConfigureAwait(false);
            await Task.Delay(pause, _client.Time, run.Taking).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The run ends. The loop checks this.
        }
    }

    private StreamingException StoppedByProgram() => new(
        StreamingError.CallbackFailed,
        "The program stopped the client while its handlers ran. Stop the host instead, because nothing starts the client again.") { Channel = plan.Channel };
}
