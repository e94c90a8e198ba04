using System.Globalization;
using TypedStreaming.Benchmarks.Harness;
using TypedStreaming.RabbitMq.Tests.Servers;

namespace TypedStreaming.Benchmarks.Relay;

/// <summary>Runs each measurement in turn on one private server, and prints the table.</summary>
internal static class RelayBenchmark
{
    public static async Task<int> RunAsync(int rounds)
    {
        if (PrivateServer.IsInstalled) return await Benchmark.RunAsync(cancellationToken => MeasureAsync(rounds, cancellationToken));
        Console.Error.WriteLine("RabbitMQ is not installed: sudo apt-get install -y --no-install-recommends rabbitmq-server");
        return 3;
    }

    private static async Task MeasureAsync(int rounds, CancellationToken cancellationToken)
    {
        await using var server = await PrivateServer.StartAsync();
        Measurement[] all = [new BarePublisher(), new PublisherAlone(), new WholeRelay(), new BareConsumer(), new EmptyWorker()];
        var rates = all.ToDictionary(static measurement => measurement, static _ => new List<double>());
        for (var round = -1; round < rounds; round++)
        {
            foreach (var measurement in all)
            {
                var rate = await measurement.RateAsync(server.Address, cancellationToken);
                if (round >= 0) rates[measurement].Add(rate); // The first round warms up.
            }
        }

        Console.WriteLine(Table(all, rates));
        Console.WriteLine($"\nMedians of {rounds} rounds of {Measurement.Events:N0} events. The server, the simulator and the programs share all cores.");
    }

    private static TextTable Table(Measurement[] all, Dictionary<Measurement, List<double>> rates)
    {
        var table = new TextTable("what", "events/s", "best", "noise", "target", "met");
        foreach (var measurement in all)
        {
            var median = Median.Of(rates[measurement]);
            table.Add(
                measurement.Name, Text(median), Text(rates[measurement].Max()), $"{Median.Spread(rates[measurement]):P0}",
                measurement.Target is { } target ? $">= {Text(target)}" : "", measurement.Target is { } least ? median >= least ? "yes" : "no" : "");
        }

        return table;
    }

    private static string Text(double rate) => rate.ToString("N0", CultureInfo.InvariantCulture);
}
