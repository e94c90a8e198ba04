using Microsoft.Extensions.DependencyInjection;
using TypedStreaming.Hosting.Handlers;
using TypedStreaming.Hosting.Telemetry;

namespace TypedStreaming.Hosting.Dispatch;

/// <summary>
/// Calls the client's gap handler. The call starts when all earlier events are handled, and the next event waits until the call has ended.
/// </summary>
internal sealed class GapRunner<TEvent>(HandlerPlan<TEvent> plan, Func<Task> whenIdle, ClientRun run)
    where TEvent : IStreamingEvent<TEvent>
{
    private readonly ClientContext _client = plan.Client;

    /// <summary>
    /// Handles a gap, and returns when the gap is handled. Without a gap handler, the method returns immediately, because the client has already
    /// logged the gap.
    /// </summary>
    /// <returns>False if the gap is not handled, because another process may get it.</returns>
    /// <exception cref="OperationCanceledException">The run has ended. The gap will be reported again.</exception>
    /// <exception cref="Exception">The last attempt failed, and the run has ended because of this failure.</exception>
    public async ValueTask<bool> HandleAsync(Gap gap, Envelope? envelope = null)
    {
        if (_client.Registration.Gaps is not { } handler) return true;
        var lost = envelope?.Lost ?? CancellationToken.None;
        await whenIdle().ConfigureAwait(false);
        for (var attempt = 1; ; attempt++)
        {
            if (!run.MayBegin()) run.Taking.ThrowIfCancellationRequested();
            if (lost.IsCancellationRequested) return false;
            try
            {
                await AttemptAsync(handler, gap, envelope, attempt, lost).ConfigureAwait(false);

                // Without an exception, the position would pass the gap.
                if (!run.HoldsLease()) run.Taking.ThrowIfCancellationRequested();
                return true;
            }
            catch (Exception) when (!run.IsEnding && lost.IsCancellationRequested)
            {
                return false;
            }
            catch (Exception e) when (!run.IsEnding && attempt < plan.Options.Retry.MaxAttempts)
            {
                await PauseAsync(envelope, attempt, e, lost).ConfigureAwait(false);
            }
            catch (Exception e)
            {
                // A gap whose handling fails while the host stops is reported again after the restart.
                run.Taking.ThrowIfCancellationRequested();
                run.Fail(Final(attempt, e));
                throw;
            }
        }
    }

    private async ValueTask AttemptAsync(Func<IServiceProvider, IGapHandler> handler, Gap gap, Envelope? envelope, int attempt, CancellationToken lost)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(run.Attempts, lost);
        var scope = _client.Scopes.CreateAsyncScope();
        await using (scope.ConfigureAwait(false))
        {
            var context = new GapHandlingContext
            {
                Services = scope.ServiceProvider,
                EventType = typeof(TEvent),
                ClientName = _client.Registration.Name,
                Consumer = plan.Consumer,
                OrganizationId = envelope?.OrganizationId ?? _client.OrganizationId,
                Attempt = attempt,
                Epoch = envelope?.Epoch ?? run.Epoch,
                Partition = envelope?.Partition,
            };
            await handler(scope.ServiceProvider).HandleAsync(gap, context, ending.Token).ConfigureAwait(false);
        }
    }

    private async Task PauseAsync(Envelope? envelope, int attempt, Exception failure, CancellationToken lost)
    {
        var pause = RetryDelays.After(plan.Options.Retry, attempt, Random.Shared.NextDouble());
        HostingLog.GapRetry(_client.LoggerOf(envelope), _client.DisplayName, plan.Channel, attempt, pause, FailureText.Of(failure));
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(run.Taking, lost);
        await Task.Delay(pause, _client.Time, ending.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        run.Taking.ThrowIfCancellationRequested();
    }

    private StreamingException Final(int attempts, Exception failure) => new(
        StreamingError.CallbackFailed,
        $"The gap handler failed {attempts} times to handle a gap on {plan.Channel} ({FailureText.Of(failure)}). The gap will be reported again after a restart. Correct the gap handler.",
        failure) { Channel = plan.Channel };
}
