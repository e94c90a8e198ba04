using Native;
using Service;
using TypedStreaming;
using TypedStreaming.JwtBearer;
using TypedStreaming.Sqlite;

if (args is ["service", .. var settings]) return await DockService.RunAsync(settings);

// Logs in with a key, receives one event and saves its position: exit code 0 if it has the given message.
// Arguments: address, client id, user name, file of the key, file of the positions, message. With "relay" instead of the positions, the event comes through a relay.
// With "pubsub" and an endpoint instead of the positions, it comes over the Pub/Sub API.
using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
if (args is [.. var configured, "relay", var relayed]) return await RelayService.RunAsync(configured, relayed);
if (args is [.. var known, "pubsub", var endpoint, var model]) return await PubSubListener.RunAsync(known, endpoint, model, patience.Token);

using var login = new JwtBearerFlow(args[1], args[2], await File.ReadAllTextAsync(args[3], patience.Token)) { LoginUrl = new Uri(args[0]) };
await using var client = new StreamingClient(new StreamingClientOptions { AccessTokens = login, ReplayStore = new SqliteReplayStore(args[4]) });
var options = new EventsOptions { From = ReplayFrom.Stored(orElse: ReplayFrom.Earliest) };
await foreach (var alert in client.Events<WarehouseAlert>(options, patience.Token))
{
    Console.WriteLine($"dock {alert.Dock}: {alert.Message}");
    return alert.Message == args[5] ? 0 : 1;
}

return 2;
