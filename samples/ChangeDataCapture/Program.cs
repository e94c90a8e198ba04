using ChangeDataCapture;
using TypedStreaming;

if (args is not ([] or ["--ignore-gaps"]))
{
    Console.Error.WriteLine("""
        Usage: dotnet run --project samples/ChangeDataCapture [-- OPTION]
          (nothing)        keep a copy of an org's accounts, and compare it with the org at the end
          --ignore-gaps    do not read the records of gap events again: the comparison must find the difference
        """);
    return 2;
}

var ignoresGaps = args.Length == 1;
var (events, gaps) = (0, 0);
await using var org = await LocalOrg.StartAsync();
await using var client = new StreamingClient(org.ClientOptions);
var copy = new AccountCopy(org);
var options = new EventsOptions
{
    From = ReplayFrom.Stored(orElse: ReplayFrom.Earliest), // A copy must not miss an event.
    OnGap = async (gap, _) =>
    {
        gaps++;
        Console.WriteLine($"gap: {gap.Cause} {gap.EntityName} {string.Join(',', gap.RecordIds)}");
        if (!ignoresGaps) await copy.ReadAgainAsync(gap);
    },
};

using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20), TimeProvider.System);
try
{
    var running = Script.RunAsync(org);
    await foreach (var change in client.Events<AccountChange>(options, patience.Token))
    {
        events++;
        Console.WriteLine(change.Header);
        await copy.ApplyAsync(change);
        if (events + gaps == Script.Events + Script.Gaps) break;
    }

    await running;
}
catch (OperationCanceledException) when (patience.IsCancellationRequested)
{
    Console.WriteLine("events are missing");
}

Console.WriteLine($"{events} change events, {gaps} gaps, copy {(copy.IsTrue ? "is up to date" : "differs")}");
return copy.IsTrue && events == Script.Events && gaps == Script.Gaps ? 0 : 1;
