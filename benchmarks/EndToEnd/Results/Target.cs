namespace TypedStreaming.Benchmarks.EndToEnd.Results;

/// <summary>The target for the ratio to the hand-written loop.</summary>
internal sealed record Target(double Bound, bool IsLeast)
{
    public static Target AtLeast(double bound) => new(bound, true);

    public static Target AtMost(double bound) => new(bound, false);

    public bool IsMetBy(double ratio) => IsLeast ? ratio >= Bound : ratio <= Bound;

    public override string ToString() => $"{(IsLeast ? ">=" : "<=")} {Bound:0.0#}";
}
