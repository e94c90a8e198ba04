using TypedStreaming.Hosting;

namespace WorkerService;

internal sealed class AccountUpdateHandler(Printer printer) : IEventHandler<AccountUpdate>
{
    public ValueTask HandleAsync(AccountUpdate account, EventHandlingContext context, CancellationToken cancellationToken)
    {
        printer.Print(context, $"{account.Name} is a {account.Tier} account");
        return ValueTask.CompletedTask;
    }
}
