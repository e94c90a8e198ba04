using Microsoft.Extensions.DependencyInjection;
using TypedStreaming.Hosting.Telemetry;

namespace TypedStreaming.Hosting.Dispatch;

/// <summary>
/// Performs the configured action after the last failed attempt to handle an event: stores a dead letter, skips the event, or stops the handlers
/// with a final error.
/// </summary>
internal sealed class FailureHandling<TEvent>(HandlerPlan<TEvent> plan, ClientRun run)
    where TEvent : IStreamingEvent<TEvent>
{
    /// <summary>The time limit for a dead-letter handler to store one dead letter.</summary>
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    private readonly ClientContext _client = plan.Client;

    /// <returns>True if the event must be acknowledged.</returns>
    public async ValueTask<bool> HandleAsync(TakenEvent<TEvent> taken, int attempts, Exception failure)
    {
        switch (plan.OnFailure)
        {
            case FailureAction.DeadLetter:
                return await PutAwayAsync(taken, attempts, failure).ConfigureAwait(false);
            case FailureAction.Skip:
                HostingLog.Skipped(_client.LoggerOf(taken), _client.DisplayName, plan.HandlerName, plan.Channel, attempts, FailureText.Of(failure));
                return true;
            default:
                run.Fail(Final(attempts, failure));
                return false;
        }
    }

    private async ValueTask<bool> PutAwayAsync(TakenEvent<TEvent> taken, int attempts, Exception failure)
    {
        try
        {
            if (!await GiveUntilStoredAsync(taken, Letter(taken, attempts, failure)).ConfigureAwait(false)) return false;
            _client.Metrics.DeadLettered(plan.TagsOf(taken));
            HostingLog.DeadLettered(_client.LoggerOf(taken), _client.DisplayName, plan.HandlerName, plan.Channel, attempts, FailureText.Of(failure));
            return true;
        }
        catch (OperationCanceledException) when (run.Attempts.IsCancellationRequested)
        {
            return false;
        }
        catch (Exception) when (taken.Lost.IsCancellationRequested)
        {
            // The event is delivered again, here or in another process.
            return false;
        }
        catch (Exception e)
        {
            run.Fail(NotKept(failure, e));
            return false;
        }
    }

    /// <summary>
    /// Passes a dead letter to the dead-letter handler. After a transient failure, for example if a broker is not available, the method tries
    /// again until the handlers are stopped.
    /// </summary>
    /// <returns>False if the event is delivered again instead.</returns>
    private async Task<bool> GiveUntilStoredAsync(TakenEvent<TEvent> taken, DeadLetter letter)
    {
        var delays = new RestartDelays();
        while (true)
        {
            try
            {
                await GiveAsync(letter, taken.Lost).ConfigureAwait(false);
                return true;
            }
            catch (StreamingException e) when (e.IsTransient && !taken.Lost.IsCancellationRequested && !run.IsEnding)
            {
                var pause = delays.Next(e);
                HostingLog.StoresLetterAgain(_client.LoggerOf(taken), _client.DisplayName, plan.Channel, plan.HandlerName, pause, FailureText.Safe(e));
                using var ending = CancellationTokenSource.CreateLinkedTokenSource(run.Taking, taken.Lost);
                await Task.Delay(pause, _client.Time, ending.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                if (ending.IsCancellationRequested) return false;
            }
        }
    }

    private async Task GiveAsync(DeadLetter letter, CancellationToken lost)
    {
        using var deadline = new CancellationTokenSource(Deadline, _client.Time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, run.Attempts, lost);
        var scope = _client.Scopes.CreateAsyncScope();
        await using (scope.ConfigureAwait(false))
        {
            var letters = _client.Registration.DeadLetters!(scope.ServiceProvider);
            try
            {
                // The call is abandoned at the deadline, because it may not observe its token.
                await letters.HandleAsync(letter, both.Token).AsTask().WaitAsync(both.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException e) when (deadline.IsCancellationRequested && !run.Attempts.IsCancellationRequested && !lost.IsCancellationRequested)
            {
                throw new TimeoutException($"The dead-letter handler took longer than {Deadline.TotalSeconds:0} s.", e);
            }
        }
    }

    private DeadLetter Letter(TakenEvent<TEvent> taken, int attempts, Exception failure) => new()
    {
        ClientName = _client.Registration.Name,
        OrganizationId = taken.OrganizationId ?? _client.OrganizationId,
        EventType = plan.EventType,
        Consumer = plan.Consumer,
        Metadata = taken.Metadata,
        Body = taken.Error?.Payload ?? taken.Body,
        Partition = taken.Partition,
        Attempts = attempts,
        FailedAt = _client.Time.GetUtcNow(),
        Exception = failure,
        Cause = FailureText.WithMessages(failure).Replace(typeof(WithBody<TEvent>).Name, plan.EventType, StringComparison.Ordinal),
    };

    private StreamingException Final(int attempts, Exception failure) => new(
        StreamingError.CallbackFailed,
        (attempts == 0
            ? $"An event on {plan.Channel} could not be read as {plan.EventType} ({FailureText.Of(failure)})"
            : $"{plan.HandlerName} failed {attempts} times to handle an event on {plan.Channel} ({FailureText.Of(failure)})")
        + ". The event is not acknowledged. After a restart, it will be the first event that is delivered. Correct the handler or its data. To store such events as dead letters, add UseDeadLetters.",
        failure) { Channel = plan.Channel };

    private StreamingException NotKept(Exception failure, Exception e) => new(
        StreamingError.CallbackFailed,
        $"An event on {plan.Channel} could not be stored as a dead letter, after {plan.HandlerName} had failed to handle it ({FailureText.Of(failure)}): {FailureText.Safe(e)} "
        + "The event is not acknowledged. After a restart, it will be the first event that is delivered. Correct the cause, or the dead-letter handler.",
        e) { Channel = plan.Channel };
}
