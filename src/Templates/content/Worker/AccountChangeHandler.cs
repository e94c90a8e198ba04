using TypedStreaming.Hosting;

namespace SalesforceApp._1;

/// <summary>
/// Handles the changes. A change is acknowledged when its handler has returned. If the handler throws, the change is handled again.
/// </summary>
internal sealed class AccountChangeHandler(ILogger<AccountChangeHandler> logger) : IEventHandler<AccountChange>
{
    public ValueTask HandleAsync(AccountChange account, EventHandlingContext context, CancellationToken cancellationToken)
    {
        var phone = account.Phone.IsSet ? account.Phone.GetValueOrDefault() ?? "removed" : "unchanged";
        logger.LogInformation("Event {Id}: {Records}: phone {Phone}", account.Metadata.ReplayId, string.Join(", ", context.RecordIds), phone);
        return ValueTask.CompletedTask;
    }
}
