using TypedStreaming.World.Running;

namespace TypedStreaming.World.Recorded;

/// <summary>Carries out the recorded plans.</summary>
internal static class RecordedRun
{
    /// <param name="tally">Where to count.</param>
    /// <param name="name">The one to carry out and to trace; null for all.</param>
    /// <returns>The number of plans that went differently.</returns>
    public static async Task<int> RunAsync(Tally tally, string? name)
    {
        var surprises = 0;
        foreach (var recorded in RecordedPlans.All.Where(recorded => name is null || recorded.Name == name))
        {
            var verdict = await PlanRun.RunAsync(recorded.Plan, tally, name is null ? null : Console.WriteLine);
            if (name is not null) verdict.Violations.ToList().ForEach(Console.WriteLine);
            if (Surprise(recorded, verdict) is not { } surprise) continue;
            Console.WriteLine($"{recorded.Name}: {surprise}");
            surprises++;
        }

        return surprises;
    }

    private static string? Surprise(RecordedPlan recorded, Verdict verdict)
    {
        if (recorded.Breaks.IsEmpty) return verdict.Violations is [var first, ..] ? first.ToString() : null;
        foreach (var kind in recorded.Breaks)
        {
            if (!verdict.Violations.Any(violation => violation.Kind == kind)) return $"it shows no {kind} any more: is that fixed?";
        }

        return null;
    }
}
