using TypedStreaming.World.Plans;

namespace TypedStreaming.World.Running;

/// <summary>Carries out one plan and prints what happens.</summary>
internal static class OnePlan
{
    public static async Task<int> RunAsync(Plan plan, bool shrinks)
    {
        var verdict = await PlanRun.RunAsync(plan, new Tally(), shrinks ? null : Console.WriteLine);
        foreach (var violation in verdict.Violations) Console.WriteLine(violation);
        if (shrinks)
        {
            foreach (var violation in verdict.Violations.DistinctBy(static one => one.Kind)) await RandomRun.ExplainAsync(plan, violation, Console.WriteLine);
        }

        Console.WriteLine($"hash {verdict.Hash:x16}, violations {verdict.Violations.Count}");
        return verdict.Violations.Count == 0 ? 0 : 1;
    }
}
