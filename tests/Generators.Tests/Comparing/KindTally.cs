namespace TypedStreaming.Generators.Tests.Comparing;

/// <summary>How often members of a kind were compared.</summary>
internal sealed class KindTally
{
    /// <summary>Both readers gave the value.</summary>
    public int Read { get; set; }

    /// <summary>Both refused what stood in place of one.</summary>
    public int Refused { get; set; }

    public int Cases => Read + Refused;
}
