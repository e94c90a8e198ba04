using System.Text.Json;
using System.Text.Json.Serialization;

namespace TypedStreaming.Benchmarks.EndToEnd.Clients;

/// <summary>What one session showed. The bare clients print the same.</summary>
/// <param name="B">How many events answered one poll.</param>
/// <param name="Number">Which one of its plan's step.</param>
/// <param name="N">How many events came.</param>
/// <param name="Sec">How long it took.</param>
/// <param name="Cpu">Processor seconds.</param>
/// <param name="AllocPerEvent">Bytes allocated for an event.</param>
/// <param name="RssKb">The most resident memory of the process until now, in KiB.</param>
/// <param name="P50">Microseconds from one event to the next, the median; with one event a poll only.</param>
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
