using TypedStreaming.Benchmarks.Dispatch;

// Measures the cost of giving an event to a handler in a host. docs/benchmarks.md explains the table.
return args switch
{
    [DispatchProgram.Role, var url, var rounds] => await DispatchProgram.RunAsync(new Uri(url), int.Parse(rounds)),
    [] => await DispatchRun.RunAsync(rounds: 25),
    ["--rounds", var rounds] when int.TryParse(rounds, out var count) && count > 0 => await DispatchRun.RunAsync(count),
    _ => Explain(),
};

static int Explain()
{
    Console.Error.WriteLine("Usage: dotnet run -c Release --project benchmarks/Dispatch [-- --rounds N]      N: 25 by default");
    return 2;
}
