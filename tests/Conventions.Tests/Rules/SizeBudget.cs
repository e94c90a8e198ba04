using TypedStreaming.Conventions.Tests.Source;

namespace TypedStreaming.Conventions.Tests.Rules;

/// <summary>The limits for the length of files and methods. They are between the values of well-kept public codebases.</summary>
internal sealed record SizeBudget(int? Median, int NinetiethPercentile, int Longest)
{
    private const int Worst = 10;

    public static SizeBudget Files { get; } = new(Median: 60, NinetiethPercentile: 180, Longest: 400);

    public static SizeBudget Methods { get; } = new(Median: null, NinetiethPercentile: 25, Longest: 60);

    public IEnumerable<Finding> Check(IEnumerable<Measure> measures)
    {
        var sorted = measures.OrderBy(measure => measure.Lines).ToList();
        var limits = Limits(sorted).Where(limit => limit.Actual > limit.Allowed).ToList();
        if (limits.Count == 0) return [];
        var worst = sorted.AsEnumerable().Reverse().Take(Worst);
        return
        [
            .. limits.Select(limit => new Finding("src", 0, $"{limit.Name} {limit.Actual}, allowed {limit.Allowed}")),
            .. worst.Select(one => new Finding(one.Path, one.Line, $"{one.What}: {one.Lines} lines")),
        ];
    }

    private IEnumerable<(string Name, int Actual, int Allowed)> Limits(List<Measure> sorted)
    {
        if (sorted.Count == 0) yield break;
        if (Median is { } median) yield return ("median", At(sorted, 0.5), median);
        yield return ("90th percentile", At(sorted, 0.9), NinetiethPercentile);
        yield return ("longest", At(sorted, 1), Longest);
    }

    private static int At(List<Measure> sorted, double share) =>
        sorted[(int)Math.Ceiling(share * sorted.Count) - 1].Lines;
}
