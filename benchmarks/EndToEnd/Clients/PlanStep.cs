namespace TypedStreaming.Benchmarks.EndToEnd.Clients;

/// <summary>One session of a plan.</summary>
/// <param name="Batch">The number of events in the response to one poll.</param>
/// <param name="Events">The number of all events.</param>
internal sealed record PlanStep(int Batch, int Events)
{
    /// <summary>The sessions for which the targets were set.</summary>
    public static IReadOnlyList<PlanStep> Full { get; } = [new(1, 20_000), new(10, 100_000), new(100, 300_000), new(1000, 400_000)];

    /// <summary>The form that the programs accept, <c>1:20000,10:100000</c>.</summary>
    public static string Print(IEnumerable<PlanStep> plan) => string.Join(',', plan.Select(step => $"{step.Batch}:{step.Events}"));

    public static IReadOnlyList<PlanStep> Parse(string plan) =>
        [.. plan.Split(',').Select(step => step.Split(':')).Select(pair => new PlanStep(int.Parse(pair[0]), int.Parse(pair[1])))];
}
