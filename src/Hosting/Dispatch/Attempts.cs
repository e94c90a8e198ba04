using Microsoft.Extensions.DependencyInjection;

namespace TypedStreaming.Hosting.Dispatch;

/// <summary>Makes single attempts at events. An attempt calls the behaviours and the handler in a new dependency-injection scope.</summary>
internal sealed class Attempts<TEvent>(HandlerPlan<TEvent> plan)
    where TEvent : IStreamingEvent<TEvent>
{
    private readonly ClientContext _client = plan.Client;

    /// <summary>Makes one attempt at an event. The scope of the attempt is disposed before the method returns.</summary>
    /// <exception cref="Exception">The attempt failed: whatever the handler, a behaviour or the disposal of a service threw.</exception>
    public async ValueTask RunAsync(TEvent value, EventMetadata metadata, int attempt, CancellationToken cancellationToken)
    {
        if (plan.Options.AttemptTimeout == Timeout.InfiniteTimeSpan)
        {
            await InScopeAsync(value, metadata, attempt, cancellationToken).ConfigureAwait(false);
            return;
        }

        using var deadline = new CancellationTokenSource(plan.Options.AttemptTimeout, _client.Time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            await InScopeAsync(value, metadata, attempt, both.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (deadline.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"The attempt took longer than {nameof(HandlerOptions.AttemptTimeout)} ({plan.Options.AttemptTimeout}).", e);
        }
    }

    private async ValueTask InScopeAsync(TEvent value, EventMetadata metadata, int attempt, CancellationToken cancellationToken)
    {
        var scope = _client.Scopes.CreateAsyncScope();
        await using (scope.ConfigureAwait(false))
        {
            var context = new EventHandlingContext
            {
                Event = value,
                Metadata = metadata,
                Services = scope.ServiceProvider,
                ClientName = _client.Registration.Name,
                Consumer = plan.Consumer,
                OrganizationId = _client.OrganizationId,
                Attempt = attempt,
                MayBeDuplicate = attempt > 1 || _client.MayBeOld(metadata),
            };
            await CallAsync(value, context, cancellationToken).ConfigureAwait(false);
        }
    }

    private ValueTask CallAsync(TEvent value, EventHandlingContext context, CancellationToken cancellationToken)
    {
        var handler = plan.Handler(context.Services);
        var behaviors = _client.Registration.Behaviors;
        if (behaviors.Count == 0) return handler.HandleAsync(value, context, cancellationToken);
        Func<CancellationToken, ValueTask> next = token => handler.HandleAsync(value, context, token);
        for (var i = behaviors.Count - 1; i >= 0; i--)
        {
            var (behavior, inner) = (behaviors[i](context.Services), next);
            next = token => behavior.InvokeAsync(context, inner, token);
        }

        return next(cancellationToken);
    }
}
