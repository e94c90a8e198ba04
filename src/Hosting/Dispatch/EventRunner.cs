using TypedStreaming.Hosting.Telemetry;

namespace TypedStreaming.Hosting.Dispatch;

/// <summary>
/// Handles one event, from its first attempt to its acknowledgement. After the last failed attempt, the configured action is performed. If the
/// handling ends in any other way, the event stays unacknowledged, and is delivered again later.
/// </summary>
internal sealed class EventRunner<TEvent>(HandlerPlan<TEvent> plan, TakenEvents open, ClientRun run)
    where TEvent : IStreamingEvent<TEvent>
{
    private readonly Attempts<TEvent> _attempts = new(plan);
    private readonly FailureHandling<TEvent> _failureHandling = new(plan, run);
    private readonly ClientContext _client = plan.Client;

    public async Task RunAsync(TakenEvent<TEvent> taken)
    {
        try
        {
            // No attempt begins after the end of the run, so that no event overtakes a failed event with the same key.
            if (MayBegin(taken)) await HandleAsync(taken).ConfigureAwait(false);
            if (taken.Lost.IsCancellationRequested) open.Finish(taken);
        }
        finally
        {
            taken.End();
        }
    }

    private bool MayBegin(TakenEvent<TEvent> taken) => run.MayBegin() && !taken.Lost.IsCancellationRequested;

    private async Task HandleAsync(TakenEvent<TEvent> taken)
    {
        using var span = EventSpan.Begin(plan, taken);
        var isDone = taken.Error is { } unreadable
            ? await _failureHandling.HandleAsync(taken, 0, unreadable).ConfigureAwait(false)
            : await AttemptAllAsync(taken, span).ConfigureAwait(false);
        if (isDone) Acknowledge(taken);
        span.End(isDone);
    }

    private async ValueTask<bool> AttemptAllAsync(TakenEvent<TEvent> taken, EventSpan span)
    {
        for (var attempt = 1; ; attempt++)
        {
            if (await TryAttemptAsync(taken, attempt).ConfigureAwait(false) is not { } failure) return true;
            span.Failed(attempt, failure);

            // An attempt that fails now is not repeated and causes no action, because the event is delivered again after the next start.
            if (!MayBegin(taken)) return LeaveForTheNextStart(taken, attempt, failure);
            if (!IsRetried(taken, attempt, failure))
                return await _failureHandling.HandleAsync(taken, attempt, failure).ConfigureAwait(false);
            if (!await PauseAsync(taken, attempt, failure).ConfigureAwait(false)) return false;
        }
    }

    /// <returns>The failure, or null if the event is handled.</returns>
    private async ValueTask<Exception?> TryAttemptAsync(TakenEvent<TEvent> taken, int attempt)
    {
        var started = _client.Time.GetTimestamp();
        taken.AttemptStarted = started;
        Exception? failure = null;
        try
        {
            await AttemptAsync(taken, attempt).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            failure = e;
        }

        taken.AttemptStarted = 0;
        _client.Metrics.Processed(plan.TagsOf(taken), _client.Time.GetElapsedTime(started), failure);
        return failure;
    }

    private ValueTask AttemptAsync(TakenEvent<TEvent> taken, int attempt) => taken.Lost.CanBeCanceled
        ? AttemptUnlessLostAsync(taken, attempt)
        : _attempts.RunAsync(taken.Event!, taken, attempt, run, run.Attempts);

    private async ValueTask AttemptUnlessLostAsync(TakenEvent<TEvent> taken, int attempt)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(run.Attempts, taken.Lost);
        await _attempts.RunAsync(taken.Event!, taken, attempt, run, either.Token).ConfigureAwait(false);
    }

    private bool LeaveForTheNextStart(TakenEvent<TEvent> taken, int attempt, Exception failure)
    {
        HostingLog.LeftAtTheEnd(_client.LoggerOf(taken), _client.DisplayName, plan.HandlerName, attempt, plan.Channel, FailureText.Of(failure));
        return false;
    }

    private bool IsRetried(TakenEvent<TEvent> taken, int attempt, Exception failure) => RetryDecision.IsRetried(
        plan.Options.Retry,
        attempt,
        failure,
        predicateFailure => HostingLog.PredicateFailed(_client.LoggerOf(taken), _client.DisplayName, plan.HandlerName, FailureText.Of(predicateFailure)));

    private async ValueTask<bool> PauseAsync(TakenEvent<TEvent> taken, int attempt, Exception failure)
    {
        var pause = RetryDelays.After(plan.Options.Retry, attempt, Random.Shared.NextDouble());
        _client.Metrics.Retried(plan.TagsOf(taken));
        HostingLog.Retry(_client.LoggerOf(taken), _client.DisplayName, plan.HandlerName, attempt, plan.Channel, pause, FailureText.Of(failure));
        try
        {
            using var ending = taken.Lost.CanBeCanceled ? CancellationTokenSource.CreateLinkedTokenSource(run.Taking, taken.Lost) : null;
            await Task.Delay(pause, _client.Time, ending?.Token ?? run.Taking).ConfigureAwait(false);
            return MayBegin(taken);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private void Acknowledge(TakenEvent<TEvent> taken)
    {
        if (!TryAcknowledge(taken)) HostingLog.AcknowledgedTooLate(_client.LoggerOf(taken), _client.DisplayName, plan.HandlerName, plan.Channel);
    }

    /// <returns>False if the event will be delivered again, here or to the next holder of the lease.</returns>
    private bool TryAcknowledge(TakenEvent<TEvent> taken)
    {
        if (!run.HoldsLease()) return false;
        try
        {
            taken.Acknowledge();
            open.Finish(taken);
            return true;
        }
        catch (Exception e) when (e is InvalidOperationException)
        {
            // The client is disposed, or the enumeration ended long ago.
            return false;
        }
    }
}
