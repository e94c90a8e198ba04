using System.Text.Json;
using Service;
using Trimmed;
using TypedStreaming;

if (args is ["service", .. var settings]) return await DockService.RunAsync(settings);

// Receives one event: exit code 0 if it has the given message. Arguments: address, access token, message.
using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
await using var client = new StreamingClient(new StreamingClientOptions { AccessTokens = new StaticToken(args[1], new Uri(args[0])) });
var options = new EventsOptions { From = ReplayFrom.Earliest };
await using var all = await client.SubscribeAllAsync(TrimmedEvents.All, options: _ => options, cancellationToken: patience.Token);
await foreach (var alert in all.Of<WarehouseAlert>().WithCancellation(patience.Token))
{
    Console.WriteLine($"dock {alert.Dock}: {alert.Message}");
    Console.WriteLine(JsonSerializer.Serialize(alert, AlertContext.Default.WarehouseAlert));
    return alert.Message == args[2] ? 0 : 1;
}

return 2;
