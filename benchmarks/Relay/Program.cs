using TypedStreaming.Benchmarks.Relay;

// Measures how many events a publisher, a relay and a worker get through RabbitMQ in a second. docs/benchmarks.md explains the table.
return args switch
{
    [] => await RelayBenchmark.RunAsync(rounds: 7),
    ["--rounds", var rounds] when int.TryParse(rounds, out var count) && count > 0 => await RelayBenchmark.RunAsync(count),
    _ => Explain(),
};

static int Explain()
{
    Console.Error.WriteLine("Usage: dotnet run -c Release --project benchmarks/Relay [-- --rounds N]      N: 7 by default");
    return 2;
}
