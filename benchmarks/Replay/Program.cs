using TypedStreaming.Benchmarks.Replay;

// What it takes to receive a long history, which comes as one body. docs/benchmarks.md says how to read the table.
return args switch
{
    [ReplayProgram.Role, var url, var mode, var events] =>
        await ReplayProgram.RunAsync(new Uri(url), Enum.Parse<ReplayMode>(mode), int.Parse(events)),
    [] => await ReplayRun.RunAsync(ReplayRun.DefaultEvents),
    ["--events", var events] when int.TryParse(events, out var count) && count > 0 => await ReplayRun.RunAsync(count),
    _ => Explain(),
};

static int Explain()
{
    Console.Error.WriteLine($"Usage: dotnet run -c Release --project benchmarks/Replay [-- --events N]      N: {ReplayRun.DefaultEvents} by default");
    return 2;
}
