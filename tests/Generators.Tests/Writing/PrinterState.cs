using System.Text.Json.Serialization;

namespace TypedStreaming.Generators.Tests.Writing;

/// <summary>An enum with a name of its own, two constants of one value, and a constant for unknown names.</summary>
public enum PrinterState
{
    [UnknownFallback]
    Unknown,

    [JsonStringEnumMemberName("Low on ink")]
    Low,

    Ready,
    Idle = Ready,
}
