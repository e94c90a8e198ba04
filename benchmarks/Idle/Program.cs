using TypedStreaming.Benchmarks.Idle;

// Measures the cost of a client that waits for events. docs/benchmarks.md explains the table.
return args switch
{
    [IdleProgram.Role, var url, var clients, var connections] =>
        await IdleProgram.RunAsync(new Uri(url), int.Parse(clients), Enum.Parse<IdleConnections>(connections)),
    [] => await IdleRun.RunAsync(IdleRun.DefaultClients),
    ["--clients", var clients] when int.TryParse(clients, out var count) && count > 0 => await IdleRun.RunAsync(count),
    _ => Explain(),
};

static int Explain()
{
    Console.Error.WriteLine($"Usage: dotnet run -c Release --project benchmarks/Idle [-- --clients N]      N: {IdleRun.DefaultClients} by default");
    return 2;
}
