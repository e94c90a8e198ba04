using TypedStreaming.World.Oracle;
using TypedStreaming.World.Plans;

namespace TypedStreaming.World.Running;

/// <summary>Carries out random plans until there were steps enough, or a promise was broken.</summary>
internal sealed class RandomRun(WorldOptions options, Tally tally)
{
    /// <summary>The number of plans that are carried out twice, to see that nothing is left to chance.</summary>
    private const int Repeated = 25;

    /// <summary>The heading of the seeds that a survey lists in the end.</summary>
    public const string FailingSeeds = "failing seeds: ";

    private readonly List<long> _failing = [];
    private readonly PlanMaker _maker = new(options.Theme);
    private readonly Survey _survey = new();
    private readonly long _started = TimeProvider.System.GetTimestamp();

    /// <returns>The number of violations that count.</returns>
    public async Task<int> RunAsync()
    {
        var violations = 0;
        for (var seed = options.Seed; !IsEnough(seed - options.Seed); seed++)
        {
            if (options.Skipped.Contains(seed)) continue;
            var plan = Make(seed);
            var verdict = await PlanRun.RunAsync(plan, tally);
            if (seed - options.Seed < Repeated) violations += await RepeatAsync(plan, verdict);
            List<Violation> counted = [.. verdict.Violations.Where(Counts)];
            _survey.Note(seed, verdict.Violations);
            if (counted.Count > 0) _failing.Add(seed);
            violations += counted.Count;
            if (violations == 0 || options.Surveys) continue;
            if (counted.Count > 0) await ExplainAsync(plan, counted[0]);
            break;
        }

        _survey.Print(options.Surveys, Counts);
        if (options.Surveys) Console.WriteLine($"{FailingSeeds}{string.Join(',', _failing)}");
        return violations;
    }

    private bool IsEnough(long plans) =>
        plans >= options.Plans || tally.Steps >= options.Steps || TimeProvider.System.GetElapsedTime(_started) >= options.Limit;

    public Plan Make(long seed)
    {
        var plan = _maker.Make(seed);
        return plan with { Org = plan.Org with { Breaks = options.Breaks } };
    }

    /// <summary>Prints a plan that breaks a promise in the same way, as short as it can be.</summary>
    public static async Task ExplainAsync(Plan plan, Violation violation, Action<string>? write = null)
    {
        Console.WriteLine($"Seed {plan.Seed}: {violation}");
        Console.WriteLine("The shortest plan that shows it, to be recorded:");
        var shortest = await new Shrinker(async shorter => (await PlanRun.RunAsync(shorter, new Tally())).Violations.Any(IsSame)).ShrinkAsync(plan);
        Console.WriteLine(PlanText.Of(shortest));
        foreach (var shown in (await PlanRun.RunAsync(shortest, new Tally(), write)).Violations) Console.WriteLine($"// {shown}");

        bool IsSame(Violation other) => other.Kind == violation.Kind;
    }

    private static async Task<int> RepeatAsync(Plan plan, Verdict first)
    {
        var second = await PlanRun.RunAsync(plan, new Tally());
        if (second.Hash == first.Hash) return 0;
        Console.WriteLine($"Seed {plan.Seed}: the plan went differently when it was carried out again.");
        return 1;
    }

    private bool Counts(Violation violation) => !options.Ignored.Contains(violation.Kind);
}
