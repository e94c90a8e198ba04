using System.Globalization;
using TypedStreaming.Benchmarks.Harness;

namespace TypedStreaming.Benchmarks.EndToEnd.Clients;

/// <summary>This library's client as a program with the command line and output of the bare one.</summary>
internal sealed class StreamingProgram
{
    public const string Role = "client";
    public const string Events = "events";
    public const string Deliveries = "deliveries";

    // The same warm-up as in the bare clients.
    private const int WarmPolls = 2000;

    private readonly Dictionary<string, string> _options;
    private readonly IReadOnlyList<PlanStep> _plan;
    private readonly StreamingRound _round;

    private StreamingProgram(string mode, Dictionary<string, string> options, StreamingRound round)
    {
        if (mode is not (Events or Deliveries)) throw new ArgumentException($"There is no mode '{mode}'.", nameof(mode));
        (_options, _round) = (options, round);
        _plan = PlanStep.Parse(options["--plan"]);
    }

    public static async Task<int> RunAsync(string[] arguments)
    {
        var options = arguments.Skip(1).Chunk(2).ToDictionary(pair => pair[0], pair => pair[1]);
        using var metrics = new MetricsReader();
        using var loggers = MeasuredClient.LogWarnings();
        using var admin = new ServerAdmin(new Uri(options["--url"]));
        var round = new StreamingRound(new Uri(options["--url"]), loggers, admin, takesDeliveries: arguments[0] == Deliveries);
        await new StreamingProgram(arguments[0], options, round).RunAsync();
        return 0;
    }

    private async Task RunAsync()
    {
        await WarmUpAsync();
        foreach (var step in _plan)
            for (var number = 0; number < int.Parse(_options["--rounds"]); number++)
                Console.WriteLine((await _round.RunAsync(step, number)).Print());
    }

    private async Task WarmUpAsync()
    {
        var limit = TimeSpan.FromSeconds(double.Parse(_options["--warm"], CultureInfo.InvariantCulture));
        var start = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(start) < limit)
            foreach (var step in _plan)
                await _round.RunAsync(step with { Events = Math.Min(step.Events, step.Batch * WarmPolls) }, 0);
    }
}
