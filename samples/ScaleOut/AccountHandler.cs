using TypedStreaming.Hosting;

namespace ScaleOut;

/// <summary>The event handler of a worker, which only prints the event here. The class looks the same as in a service without a relay.</summary>
internal sealed class AccountHandler : IEventHandler<AccountChange>
{
    private static readonly TimeSpan Work = TimeSpan.FromMilliseconds(30);

    public async ValueTask HandleAsync(AccountChange value, EventHandlingContext context, CancellationToken cancellationToken)
    {
        await Task.Delay(Work, TimeProvider.System, cancellationToken);
        foreach (var id in context.RecordIds) Console.WriteLine(new HandledLine(context.ClientName!, id, value.Phone.Value ?? "", context.Partition!.Number));
    }
}
