using System.Text.Json.Serialization;

namespace TypedStreaming.Generators.Tests.Decoding;

public enum Tier
{
    Silver,
    Gold,
    [JsonStringEnumMemberName("Platinum Plus")]
    PlatinumPlus,
}
