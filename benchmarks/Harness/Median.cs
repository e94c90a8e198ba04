namespace TypedStreaming.Benchmarks.Harness;

public static class Median
{
    /// <summary>Returns the value in the middle; if there are two such values, returns the larger one.</summary>
    public static double Of(IReadOnlyCollection<double> values) => At(values, 0.5);

    /// <summary>The range of the middle half of the values, as a share of the median: the noise of a measurement.</summary>
    public static double Spread(IReadOnlyCollection<double> values) => (At(values, 0.75) - At(values, 0.25)) / Of(values);

    private static double At(IReadOnlyCollection<double> values, double share) =>
        values.Order().ElementAt(Math.Min(values.Count - 1, (int)(values.Count * share)));
}
