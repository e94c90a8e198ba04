namespace TypedStreaming.Generators.Tests.Comparing;

/// <summary>The number of comparisons of members of a kind.</summary>
internal sealed class KindTally
{
    /// <summary>The number of values that both readers returned.</summary>
    public int Read { get; set; }

    /// <summary>The number of values that both refused.</summary>
    public int Refused { get; set; }

    public int Cases => Read + Refused;
}
