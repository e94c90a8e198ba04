using TypedStreaming.Benchmarks.Isolation;

// Measures what a slow consumer costs itself, and what it costs its neighbours. docs/benchmarks.md explains the tables.
return args switch
{
    [] => await IsolationRun.RunAsync(IsolationRun.DefaultEvents),
    ["--events", var events] when int.TryParse(events, out var count) && count > 0 => await IsolationRun.RunAsync(count),
    _ => Explain(),
};

static int Explain()
{
    Console.Error.WriteLine($"Usage: dotnet run -c Release --project benchmarks/Isolation [-- --events N]      N: {IsolationRun.DefaultEvents} by default");
    return 2;
}
