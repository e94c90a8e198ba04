using System.Text.Json.Serialization;

namespace TypedStreaming.Interop.Tests.Npm;

/// <summary>The options of the server's script; times in milliseconds, the defaults those of the package.</summary>
internal sealed record CometdServerSettings
{
    [JsonPropertyName("port")]
    public int Port { get; init; }

    /// <summary>How long a connect is held.</summary>
    [JsonPropertyName("timeout")]
    public int Timeout { get; init; } = 30_000;

    /// <summary>How long a session lives without a connect.</summary>
    [JsonPropertyName("maxInterval")]
    public int MaxInterval { get; init; } = 10_000;

    [JsonPropertyName("sweepPeriod")]
    public int SweepPeriod { get; init; } = 997;

    /// <summary>Whether the server can replay, as Salesforce's can and a plain one cannot.</summary>
    [JsonPropertyName("replay")]
    public bool Replay { get; init; }
}
