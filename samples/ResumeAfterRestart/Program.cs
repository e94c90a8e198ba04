using ResumeAfterRestart;
using TypedStreaming;
using TypedStreaming.Sqlite;

// dotnet run --project samples/ResumeAfterRestart      twice: the second run goes on where the first one was interrupted
//   -- --reset           forget the position first
//   -- --file PATH       keep the position there
var reset = args.Contains("--reset");
var file = PositionsFile.At(args.SkipWhile(static arg => arg != "--file").Skip(1).FirstOrDefault());
if (reset) PositionsFile.Delete(file);
Console.WriteLine($"positions are kept in {file}");

await using var org = await LocalOrg.StartAsync();
var store = new SqliteReplayStore(file);
var stored = await StoredAsync();
Console.WriteLine(stored is null ? "nothing is stored: starting at the first event" : $"resuming after replay id {stored}");

var options = org.ClientOptions;
options.ReplayStore = store;
await using var client = new StreamingClient(options);
try
{
    var processed = await ProcessAsync(interruptAfter: stored is null ? 5 : null);
    Console.WriteLine($"processed {processed} orders, and all {LocalOrg.Orders} are done: run it with --reset to start again");
    return 0;
}
catch (InvalidOperationException e)
{
    Console.WriteLine($"interrupted: {e.Message} Run it again.");
    return 1;
}

async Task<int> ProcessAsync(int? interruptAfter)
{
    // A consumer that must not miss an event starts at the earliest one that the server keeps, if nothing is stored.
    var from = ReplayFrom.Stored(orElse: ReplayFrom.Earliest);
    var processed = 0;
    if (stored == LocalOrg.LastReplayId) return processed;
    await foreach (var delivery in client.Deliveries<OrderPlaced>(new EventsOptions { From = from }))
    {
        if (processed == interruptAfter) throw new InvalidOperationException("order 6 is more than this program can take.");
        Console.WriteLine($"#{delivery.ReplayId}  order {delivery.Event.Number}: {delivery.Event.Item}");
        processed++;

        // Done with it: the position moves. Whatever comes before this line is done again after a crash.
        delivery.Acknowledge();
        if (delivery.Event.Number == LocalOrg.Orders) break;
    }

    return processed;
}

async Task<long?> StoredAsync()
{
    await using var cursor = await store.OpenAsync(org.Key, CancellationToken.None);
    return cursor.Position?.ReplayId;
}
