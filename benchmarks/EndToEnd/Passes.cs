using TypedStreaming.Benchmarks.EndToEnd.Clients;
using TypedStreaming.Benchmarks.EndToEnd.Results;
using TypedStreaming.Benchmarks.Harness;

namespace TypedStreaming.Benchmarks.EndToEnd;

/// <summary>
/// Runs all clients in turn, each time as new processes and in another order, so that other load on the machine affects
/// all alike.
/// </summary>
internal sealed class Passes(IReadOnlyList<Variant> variants, TimeSpan timeLimit)
{
    private const int FirstRounds = 3;
    private const int LaterRounds = 2;

    // Before the first round, and then one round of each step that is not counted.
    private const int WarmSeconds = 1;
    private const int UncountedRounds = 1;

    public Measurements Measurements { get; } = new();

    /// <summary>Runs as many passes as fit into the time, at least one.</summary>
    public async Task RunAsync(Uri server, CancellationToken cancellationToken)
    {
        var start = TimeProvider.System.GetTimestamp();
        var longest = TimeSpan.Zero;
        for (var pass = 0; pass == 0 || TimeProvider.System.GetElapsedTime(start) + longest < timeLimit; pass++)
        {
            var passStart = TimeProvider.System.GetTimestamp();
            await RunPassAsync(pass, server, cancellationToken);
            var taken = TimeProvider.System.GetElapsedTime(passStart);
            longest = taken > longest ? taken : longest;
            Console.Error.WriteLine($"pass {pass + 1}: {taken.TotalSeconds:F0} s");
        }
    }

    private async Task RunPassAsync(int pass, Uri server, CancellationToken cancellationToken)
    {
        foreach (var variant in variants)
        {
            for (var turn = 0; turn < variant.Clients.Count; turn++)
            {
                var client = variant.Clients[(turn + pass) % variant.Clients.Count];
                await RunClientAsync(variant, client, pass == 0 ? FirstRounds : LaterRounds, server, cancellationToken);
            }
        }
    }

    private async Task RunClientAsync(Variant variant, ClientProgram client, int rounds, Uri server, CancellationToken cancellationToken)
    {
        string[] arguments =
        [
            .. client.Arguments, "--url", server.GetLeftPart(UriPartial.Authority), "--plan", PlanStep.Print(variant.Plan),
            "--rounds", $"{rounds + UncountedRounds}", "--warm", $"{WarmSeconds}",
        ];
        await using var process = ChildProcess.Start(client.Program, variant.Cores, arguments);
        try
        {
            await foreach (var line in process.ReadLinesAsync(cancellationToken))
            {
                var round = Round.Parse(line);
                if (round.Number >= UncountedRounds) Measurements.Add(variant, client, round);
            }
        }
        catch (InvalidOperationException failure)
        {
            Measurements.AddFailure($"{client.Title}, {variant.Title}: {failure.Message}");
        }
    }
}
