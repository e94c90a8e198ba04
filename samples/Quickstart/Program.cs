using Quickstart;
using TypedStreaming;

using var stopping = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stopping.Cancel();
};

if (Arguments.Parse(args) is not { } arguments)
{
    Console.Error.WriteLine(Arguments.Usage);
    return 2;
}

try
{
    if (arguments.Channel is null) return await ListenToLocalOrgAsync();
    await RealOrg.ListenAsync(arguments.Channel, stopping.Token);
}
catch (OperationCanceledException) when (stopping.IsCancellationRequested)
{
    Console.WriteLine("stopped");
}
catch (Exception e) when (e is StreamingException or ArgumentException)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}

return 0;

async Task<int> ListenToLocalOrgAsync()
{
    var tally = new Tally();
    await using var org = await LocalOrg.StartAsync(tally);
    await using var client = new StreamingClient(org.ClientOptions);

    Printer.PrintHeader();
    var counting = tally.CountSessionLossesAsync(client);
    await using var accounts = await client.SubscribeAsync<AccountChange>();
    await using var alerts = await client.SubscribeAsync<WarehouseAlert>();
    var printer = new Printer(tally);
    var printing = Task.WhenAll(
        printer.PrintAsync(accounts, account => $"{account.Name,-20}{account.Tier,-8}{account.AnnualRevenue,12:N2}"),
        printer.PrintAsync(alerts, alert => $"{alert.Message,-20}dock {alert.Dock,-3}{(alert.Urgent ? "urgent" : ""),12}"));

    await org.PublishAsync(arguments, stopping.Token);
    await tally.WaitForAllAsync(patience: TimeSpan.FromSeconds(4));
    await client.StopAsync();
    await Task.WhenAll(printing, counting);
    Console.WriteLine(tally);
    if (tally.IsComplete) Console.WriteLine(Arguments.Next);
    return tally.IsComplete ? 0 : 1;
}
