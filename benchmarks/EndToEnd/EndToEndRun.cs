using TypedStreaming.Benchmarks.EndToEnd.Clients;
using TypedStreaming.Benchmarks.EndToEnd.Results;
using TypedStreaming.Benchmarks.Harness;

namespace TypedStreaming.Benchmarks.EndToEnd;

/// <summary>The comparison: passes with all clients, each in its own process, until the time is used; then the tables.</summary>
internal static class EndToEndRun
{
    private const int QuickDivisor = 4;

    // For the build before, and for the processes to end.
    private static readonly TimeSpan Reserve = TimeSpan.FromSeconds(12);

    public static Task<int> RunAsync(EndToEndOptions options) => Benchmark.RunAsync(
        async (placement, cancellationToken) =>
        {
            var variants = VariantsOf(options, placement);
            Console.WriteLine(Report.Print(await MeasureAsync(options, placement.Server, variants, cancellationToken), variants));
        });

    private static async Task<Measurements> MeasureAsync(
        EndToEndOptions options, string? serverCores, IReadOnlyList<Variant> variants, CancellationToken stopping)
    {
        using var timeUp = new CancellationTokenSource(TimeSpan.FromMinutes(options.Minutes) - Reserve, TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeUp.Token, stopping);
        var passes = new Passes(variants, timeLimit: TimeSpan.FromMinutes(options.Minutes) - Reserve, options.WarmUp);
        try
        {
            await using var server = await BaselineServer.StartAsync(serverCores, variants.Max(variant => variant.Plan.Max(step => step.Events)), either.Token);
            await passes.RunAsync(server.Url, either.Token);
        }
        catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
        {
            // The time ended in the middle of a pass; what was measured counts.
        }

        return passes.Measurements;
    }

    // The second poll overlaps the decoding only if polls carry many events, so small batches would show no difference there.
    private static IReadOnlyList<Variant> VariantsOf(EndToEndOptions options, Placement placement)
    {
        IReadOnlyList<PlanStep> plan = options.IsQuick ? [.. PlanStep.Full.Select(Shorter)] : PlanStep.Full;
        IReadOnlyList<ClientProgram> wide = [.. options.Clients.Where(client => client == MeasuredClients.Hand || client == MeasuredClients.Events)];
        return
        [
            new Variant("client on one core", placement.Client, options.Clients, plan),
            new Variant("client on two cores", placement.WideClient, wide, [.. plan.Where(step => step.Batch >= 100)]),
        ];
    }

    private static PlanStep Shorter(PlanStep step) => step with { Events = step.Events / QuickDivisor };
}
