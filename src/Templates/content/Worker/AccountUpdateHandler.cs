using TypedStreaming.Hosting;

namespace SalesforceApp._1;

/// <summary>Handles the events. An event is acknowledged when its handler has returned. If the handler throws, the event is handled again.</summary>
internal sealed class AccountUpdateHandler(ILogger<AccountUpdateHandler> logger) : IEventHandler<AccountUpdate>
{
    public ValueTask HandleAsync(AccountUpdate account, EventHandlingContext context, CancellationToken cancellationToken)
    {
        logger.LogInformation("Event {Id}: {Name} was updated", account.Metadata.ReplayId, account.Name);
        return ValueTask.CompletedTask;
    }
}
