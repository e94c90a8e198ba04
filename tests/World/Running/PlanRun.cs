using TypedStreaming.World.Plans;

namespace TypedStreaming.World.Running;

/// <summary>Carries out one plan.</summary>
internal static class PlanRun
{
    /// <param name="plan">The plan.</param>
    /// <param name="tally">Where to count.</param>
    /// <param name="write">Where to write what happens, or null.</param>
    public static async Task<Verdict> RunAsync(Plan plan, Tally tally, Action<string>? write = null)
    {
        var trace = new Trace(write);
        var scene = new Scene(plan, tally, trace);
        for (var number = 0; number < plan.Acts.Length; number++) await scene.StepAsync(plan.Acts[number], number);
        await scene.HealAsync();
        tally.Plans++;
        return new Verdict(scene.Violations, trace.Hash);
    }
}
