using Microsoft.Extensions.DependencyInjection;
using TypedStreaming.Hosting.Handlers;

namespace TypedStreaming.Hosting.Dispatch;

/// <summary>
/// Performs single attempts to handle events. An attempt calls the behaviors and the handler in a new dependency-injection scope.
/// </summary>
internal sealed class Attempts<TEvent>(HandlerPlan<TEvent> plan)
    where TEvent : IStreamingEvent<TEvent>
{
    private readonly ClientContext _client = plan.Client;

    /// <summary>Performs one attempt to handle an event. The scope of the attempt is disposed before the method returns.</summary>
    /// <param name="value">The event.</param>
    /// <param name="envelope">The envelope of the event.</param>
    /// <param name="attempt">The number of the attempt, counted from 1.</param>
    /// <param name="run">The run in which the event was taken, or null for the event of a dead letter.</param>
    /// <param name="cancellationToken">Cancels the attempt.</param>
    /// <exception cref="Exception">The attempt failed. This is the exception of the handler, of a behavior, or of the disposal of a
    /// service.</exception>
    public ValueTask RunAsync(TEvent value, Envelope envelope, int attempt, ClientRun? run, CancellationToken cancellationToken) =>
        plan.Options.AttemptTimeout == Timeout.InfiniteTimeSpan
            ? InScopeAsync(value, envelope, attempt, run, cancellationToken)
            : InTimeAsync(value, envelope, attempt, run, cancellationToken);

    private async ValueTask InTimeAsync(TEvent value, Envelope envelope, int attempt, ClientRun? run, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(plan.Options.AttemptTimeout, _client.Time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            await InScopeAsync(value, envelope, attempt, run, both.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (deadline.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"The attempt took longer than {nameof(HandlerOptions.AttemptTimeout)} allows ({plan.Options.AttemptTimeout}).", e);
        }
    }

    private async ValueTask InScopeAsync(TEvent value, Envelope envelope, int attempt, ClientRun? run, CancellationToken cancellationToken)
    {
        var scope = _client.Scopes.CreateAsyncScope();
        await using (scope.ConfigureAwait(false))
        {
            var context = new EventHandlingContext(value, envelope, scope.ServiceProvider)
            {
                ClientName = _client.Registration.Name,
                Consumer = plan.Consumer,
                OrganizationId = envelope.OrganizationId ?? _client.OrganizationId,
                Attempt = attempt,
                MayBeDuplicate = attempt > 1 || run is null || (envelope.MayBeDuplicate ?? run.MayBeOld(envelope.CreatedDate)),
                Epoch = envelope.Epoch ?? (run is null ? _client.Lease?.Held?.Epoch : run.Epoch),
                Partition = envelope.Partition,
            };
            var handler = plan.Handler(context.Services);
            var handling = _client.Registration.Behaviors.Count == 0
                ? handler.HandleAsync(value, context, cancellationToken)
                : InBehaviorsAsync(handler, value, context, cancellationToken);
            await handling.ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Calls the behaviors (code that runs around an attempt), which call the handler. The method is separate, so that attempts without
    /// behaviors allocate no lambdas.
    /// </summary>
    private ValueTask InBehaviorsAsync(IEventHandler<TEvent> handler, TEvent value, EventHandlingContext context, CancellationToken cancellationToken)
    {
        var behaviors = _client.Registration.Behaviors;
        Func<CancellationToken, ValueTask> next = token => handler.HandleAsync(value, context, token);
        for (var i = behaviors.Count - 1; i >= 0; i--)
        {
            var (behavior, inner) = (behaviors[i](context.Services), next);
            next = token => behavior.InvokeAsync(context, inner, token);
        }

        return next(cancellationToken);
    }
}
