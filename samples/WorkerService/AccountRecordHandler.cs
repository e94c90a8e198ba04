using TypedStreaming.Hosting;

namespace WorkerService;

internal sealed class AccountRecordHandler(Printer printer) : IEventHandler<AccountRecord>
{
    public ValueTask HandleAsync(AccountRecord account, EventHandlingContext context, CancellationToken cancellationToken)
    {
        var phone = account.Phone.IsSet ? $"phone is {account.Phone.GetValueOrDefault() ?? "removed"}" : "phone has not changed";
        printer.Print(context, $"{string.Join(", ", context.RecordIds)}: {phone}");
        return ValueTask.CompletedTask;
    }
}
