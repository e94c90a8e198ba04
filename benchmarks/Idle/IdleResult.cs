using System.Text.Json.Serialization;

namespace TypedStreaming.Benchmarks.Idle;

/// <summary>What one of many idle clients costs. The bare program prints the same.</summary>
/// <param name="HeapBytes">Live bytes of the heap.</param>
/// <param name="ResidentKibiBytes">Resident memory after a collection, in KiB.</param>
/// <param name="ProcessorPercent">What all of them together take of one core.</param>
internal sealed record IdleResult(
    [property: JsonPropertyName("heap_per_session_b")] double HeapBytes,
    [property: JsonPropertyName("rss_per_session_kb")] double ResidentKibiBytes,
    [property: JsonPropertyName("cpu_pct")] double ProcessorPercent);
