using TypedStreaming.Benchmarks.EndToEnd.Clients;
using TypedStreaming.Benchmarks.EndToEnd.Results;
using TypedStreaming.Benchmarks.Harness;

namespace TypedStreaming.Benchmarks.EndToEnd;

/// <summary>
/// Runs all clients in turn, each time as new processes and in another order, so that other load on the machine affects
/// all alike.
/// </summary>
/// <param name="variants">The variants, with their clients.</param>
/// <param name="timeLimit">The time in which the last pass must end.</param>
/// <param name="warmUp">How long each process works before its first round, so that its code is compiled.</param>
internal sealed class Passes(IReadOnlyList<Variant> variants, TimeSpan timeLimit, TimeSpan warmUp)
{
    private const int FirstRounds = 4;
    private const int LaterRounds = 3;

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
            "--rounds", $"{rounds}", "--warm", $"{warmUp.TotalSeconds}",
        ];
        await using var process = ChildProcess.Start(client.Program, variant.Cores, arguments);
        try
        {
            await foreach (var line in process.ReadLinesAsync(cancellationToken))
            {
                Measurements.Add(variant, client, Round.Parse(line));
            }
        }
        catch (InvalidOperationException failure)
        {
            Measurements.AddFailure($"{client.Title}, {variant.Title}: {failure.Message}");
        }
    }
}
