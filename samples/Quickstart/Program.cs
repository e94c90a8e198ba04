using Quickstart;
using TypedStreaming;

using var stopping = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stopping.Cancel();
};

if (Arguments.Parse(args, out var arguments) is { } problem)
{
    Console.Error.WriteLine($"{problem}\n\n{Arguments.Usage}");
    return 2;
}

try
{
    if (arguments.Channel is null) return await ListenToLocalOrgAsync();
    await RealOrg.ListenAsync(arguments.Channel, arguments.UsesPubSub, stopping.Token);
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
    var tally = new Tally(arguments.UsesPubSub ? "connection" : "session");
    await using var org = await LocalOrg.StartAsync(arguments.UsesPubSub, tally);
    await using var client = org.CreateClient();

    Printer.PrintHeader(arguments.UsesPubSub);
    var counting = tally.CountLossesAsync(client);
    var printer = new Printer(tally, client);
    Task[] printing = arguments.UsesPubSub
        ? [
            await printer.SubscribeAsync<AccountRecord>(a => a.Header.RecordIds[0], a => $"{a.Name,-20}{a.Tier,-8}{a.AnnualRevenue.GetValueOrDefault(),12:N2}"),
            await printer.SubscribeAsync<DockAlert>(a => $"{a.Number}", a => $"{a.Message,-20}dock {a.Dock,-3}{(a.Urgent ? "urgent" : ""),12}"),
        ]
        : [
            await printer.SubscribeAsync<AccountChange>(a => a.Id, a => $"{a.Name,-20}{a.Tier,-8}{a.AnnualRevenue,12:N2}"),
            await printer.SubscribeAsync<WarehouseAlert>(a => $"{a.Number}", a => $"{a.Message,-20}dock {a.Dock,-3}{(a.Urgent ? "urgent" : ""),12}"),
        ];

    await org.PublishAsync(arguments, stopping.Token);
    await tally.WaitForAllAsync(patience: TimeSpan.FromSeconds(4));
    await client.StopAsync();
    await Task.WhenAll([.. printing, counting]);
    Console.WriteLine(tally);
    if (tally.IsComplete) Console.WriteLine(Arguments.Next);
    return tally.IsComplete ? 0 : 1;
}
