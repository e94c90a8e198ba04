using TypedStreaming.Benchmarks.Replay;

// Measures the cost of receiving a long history, which arrives as one body. docs/benchmarks.md explains the table.
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
