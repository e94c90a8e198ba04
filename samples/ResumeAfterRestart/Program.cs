using ResumeAfterRestart;
using TypedStreaming;
using TypedStreaming.Sqlite;

if (Arguments.Parse(args) is not { } arguments)
{
    Console.Error.WriteLine(Arguments.Usage);
    return 2;
}

try
{
    var file = PositionsFile.At(arguments.File);
    if (arguments.Reset) PositionsFile.Delete(file);
    Console.WriteLine($"positions are stored in {file}");
    return await RunAsync(new SqliteReplayStore(file));
}
catch (InvalidOperationException e)
{
    Console.WriteLine($"interrupted: {e.Message} Run it again.");
}
catch (Exception e) when (e is StreamingException or IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine(e.Message);
}

return 1;

static async Task<int> RunAsync(SqliteReplayStore store)
{
    await using var org = await LocalOrg.StartAsync();
    var stored = await org.StoredInAsync(store);
    Console.WriteLine(stored is null ? "nothing is stored: starting at the first event" : $"resuming after replay id {stored}");

    var options = org.ClientOptions;
    options.ReplayStore = store;
    await using var client = new StreamingClient(options);
    var processed = stored == LocalOrg.LastReplayId ? 0 : await ProcessAsync(client, interruptAfter: stored is null ? 5 : null);
    Console.WriteLine($"processed {processed} orders; all {LocalOrg.Orders} are processed now. Run it with --reset to start again");
    return 0;
}

static async Task<int> ProcessAsync(StreamingClient client, int? interruptAfter)
{
    var processed = 0;
    // A consumer that must not miss an event starts at the earliest one that the server keeps, if nothing is stored.
    await foreach (var delivery in client.Deliveries<OrderPlaced>(new() { From = ReplayFrom.Stored(orElse: ReplayFrom.Earliest) }))
    {
        if (processed == interruptAfter) throw new InvalidOperationException("order 6 makes this program crash.");
        Console.WriteLine($"#{delivery.ReplayId}  order {delivery.Event.Number}: {delivery.Event.Item}");
        processed++;

        // The position moves here. After a crash, the work before this line is done again.
        delivery.Acknowledge();
        if (delivery.Event.Number == LocalOrg.Orders) break;
    }

    return processed;
}
