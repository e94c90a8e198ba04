using System.Text.Json;
using System.Text.Json.Serialization;

namespace TypedStreaming.Benchmarks.EndToEnd.Clients;

/// <summary>The results of one session. The bare clients print the same.</summary>
/// <param name="B">The number of events in the response to one poll.</param>
/// <param name="Number">The number of the round in its step of the plan.</param>
/// <param name="N">The number of events that arrived.</param>
/// <param name="Sec">The duration in seconds.</param>
/// <param name="Cpu">Processor seconds.</param>
/// <param name="AllocPerEvent">Bytes allocated per event.</param>
/// <param name="RssKb">The peak resident memory of the process until now, in KiB.</param>
/// <param name="P50">Microseconds from one event to the next, the median; only with one event per poll.</param>
/// <param name="P99">The same, the 99th percentile.</param>
internal sealed record Round(
    int B,
    [property: JsonPropertyName("round")] int Number,
    long N,
    double Sec,
    double Cpu,
    double AllocPerEvent,
    long RssKb,
    double? P50,
    double? P99)
{
    private static readonly JsonSerializerOptions Format = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    [JsonIgnore] public double EventsPerSecond => N / Sec;

    [JsonIgnore] public double ProcessorMicroseconds => Cpu / N * 1e6;

    public string Print() => JsonSerializer.Serialize(this, Format);

    public static Round Parse(string line) => JsonSerializer.Deserialize<Round>(line, Format)!;
}
