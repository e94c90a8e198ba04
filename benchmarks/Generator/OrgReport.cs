using Microsoft.CodeAnalysis;

namespace TypedStreaming.Benchmarks.Generator;

/// <summary>Measures the generator with the description of a large org.</summary>
internal static class OrgReport
{
    public static void Write(IReadOnlyList<Func<IIncrementalGenerator>> generators, int rounds)
    {
        Console.WriteLine($"{"large org",-16} {"cold",12} {"first edit",12} {"unrelated body",15} {"field edit",13} {"resident MiB",13}   (median of {rounds})");
        OrgMeasurement[] measured = [.. generators.Select(static g => new OrgMeasurement(g))];
        for (var round = -2; round < rounds; round++)
            foreach (var one in measured) one.Run(round, isWarmup: round < 0);
        foreach (var one in measured)
            Console.WriteLine($"{one.Name,-16} {one.Cold,12:F2} {one.FirstEdit,12:F2} {one.Unrelated,15:F2} {one.Field,13:F2} {one.Growth,13:F1}");
    }
}
