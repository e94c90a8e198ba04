using TypedStreaming.Hosting.DeadLetters;
using TypedStreaming.Hosting.Telemetry;

namespace TypedStreaming.Hosting.Dispatch;

/// <summary>Takes the events of one consumer, and runs the handler for them in the configured order.</summary>
/// <param name="plan">The handler.</param>
/// <param name="form">The form in which the client delivers them.</param>
internal sealed class HandlerLoop<TEvent, TDelivered>(HandlerPlan<TEvent> plan, DeliveredForm<TEvent, TDelivered> form) : IHandlerLoop
    where TEvent : IStreamingEvent<TEvent>
    where TDelivered : IStreamingEvent<TDelivered>
{
    private readonly ClientContext _client = plan.Client;
    private KeyedTails? _tails;
    private TakeFailure? _lastFailure;

    public string Channel => plan.Channel;

    public string Consumer => plan.Consumer;

    public string EventType => plan.EventType;

    public EventKind Kind => TEvent.Descriptor.Kind;

    public TakenEvents Taken { get; } = new(plan.Options.MaxUnacknowledged);

    public int KeysWaiting => Volatile.Read(ref _tails)?.Waiting ?? 0;

    public TakeFailure? LastFailure => Volatile.Read(ref _lastFailure);

    public async Task RunAsync(IEventClient client, ClientRun run)
    {
        using var tails = new KeyedTails(plan.Options.MaxConcurrency, run.Fail);
        Volatile.Write(ref _tails, tails);
        var runner = new EventRunner<TEvent>(plan, Taken, run);
        var pauses = new RestartPauses();
        while (!run.IsEnding)
        {
            try
            {
                await TakeAsync(client, tails, runner, run, pauses).ConfigureAwait(false);
                if (!run.IsEnding) run.Fail(StoppedByProgram());
            }
            catch (OperationCanceledException) when (run.IsEnding)
            {
                break;
            }
            catch (Exception e) when (run.IsEnding)
            {
                // All that was handled is acknowledged, but perhaps not saved: it comes again. After a final error this is its consequence.
                if (run.Failure is null) HostingLog.StopFailed(_client.Logger, _client.DisplayName, FailureText.Safe(e));
            }
            catch (StreamingException e) when (e.IsTransient)
            {
                await PauseAsync(tails, run, pauses.Next(e), e).ConfigureAwait(false);
            }
            catch (Exception e)
            {
                run.Fail(e);
            }
        }

        await tails.WhenIdleAsync().ConfigureAwait(false);
        Volatile.Write(ref _tails, null);
    }

    public ValueTask RunAgainAsync(DeadLetter letter, CancellationToken cancellationToken)
    {
        var value = LetterReader.Read<TEvent>(letter);
        return new Attempts<TEvent>(plan).RunAsync(value, new LetterEnvelope(letter.Metadata), letter.Attempts + 1, cancellationToken);
    }

    private async Task TakeAsync(IEventClient client, KeyedTails tails, EventRunner<TEvent> runner, ClientRun run, RestartPauses pauses)
    {
        Taken.Clear();
        var gaps = new GapRunner<TEvent>(plan, tails.WhenIdleAsync, run);
        var options = plan.EventsOptions((gap, _) => gaps.HandleAsync(gap));
        await foreach (var delivery in client.Deliveries<TDelivered>(options, run.Taking).ConfigureAwait(false))
        {
            pauses.Reset();
            Volatile.Write(ref _lastFailure, null);
            await Taken.RoomAsync(run.Taking).ConfigureAwait(false);
            var taken = new TakenDelivery<TEvent, TDelivered>(delivery, form);
            Taken.Add(taken);
            _client.Metrics.Consumed(plan.Tags);
            if (plan.Options.Order == EventOrder.PerChannel) await runner.RunAsync(taken).ConfigureAwait(false);
            else await ScheduleAsync(tails, runner, taken).ConfigureAwait(false);
            if (run.IsEnding) return;
        }
    }

    private async ValueTask ScheduleAsync(KeyedTails tails, EventRunner<TEvent> runner, TakenEvent<TEvent> taken)
    {
        if (KeysOf(taken) is { } keys)
        {
            tails.Add(keys, () => runner.RunAsync(taken));
            return;
        }

        await tails.WhenIdleAsync().ConfigureAwait(false);
        await runner.RunAsync(taken).ConfigureAwait(false);
    }

    private IReadOnlyList<string>? KeysOf(TakenEvent<TEvent> taken)
    {
        try
        {
            return EventKeys.Of(taken, plan.Options);
        }
        catch (Exception e)
        {
            // A barrier keeps every order that the key could have asked for.
            HostingLog.KeyFailed(_client.Logger, _client.DisplayName, plan.HandlerName, FailureText.Of(e));
            return null;
        }
    }

    /// <summary>
    /// Waits before the events are enumerated again. The enumeration begins with the unacknowledged events, so no attempt at one of them may
    /// still be running.
    /// </summary>
    private async Task PauseAsync(KeyedTails tails, ClientRun run, TimeSpan pause, StreamingException cause)
    {
        _client.Status.TriesAgain(cause.Error);
        Volatile.Write(ref _lastFailure, new TakeFailure(cause.Error, _client.Time.GetUtcNow() + pause));
        HostingLog.TakesAgain(_client.Logger, _client.DisplayName, plan.Channel, plan.Consumer, pause, cause.Error, cause.Message);
        try
        {
            await tails.WhenIdleAsync().ConfigureAwait(false);
            await Task.Delay(pause, _client.Time, run.Taking).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The run ends, which the loop sees.
        }
    }

    private StreamingException StoppedByProgram() => new(
        StreamingError.CallbackFailed,
        "The program stopped the client while its handlers ran. Stop the host instead, because nothing starts the client again.") { Channel = plan.Channel };
}
