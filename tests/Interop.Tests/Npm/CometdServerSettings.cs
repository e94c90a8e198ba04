using System.Text.Json.Serialization;

namespace TypedStreaming.Interop.Tests.Npm;

/// <summary>The options of the server's script; times in milliseconds, the defaults those of the package.</summary>
internal sealed record CometdServerSettings
{
    [JsonPropertyName("port")]
    public int Port { get; init; }

    /// <summary>The time for which a connect is held.</summary>
    [JsonPropertyName("timeout")]
    public int Timeout { get; init; } = 30_000;

    /// <summary>The time for which a session lives without a connect.</summary>
    [JsonPropertyName("maxInterval")]
    public int MaxInterval { get; init; } = 10_000;

    [JsonPropertyName("sweepPeriod")]
    public int SweepPeriod { get; init; } = 997;

    /// <summary>True if the server can replay, like Salesforce; false for a plain server.</summary>
    [JsonPropertyName("replay")]
    public bool Replay { get; init; }
}
