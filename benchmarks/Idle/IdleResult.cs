using System.Text.Json.Serialization;

namespace TypedStreaming.Benchmarks.Idle;

/// <summary>The cost of one idle client among many. The bare program prints the same.</summary>
/// <param name="HeapBytes">The live bytes of the heap.</param>
/// <param name="ResidentKibiBytes">Resident memory after a collection, in KiB.</param>
/// <param name="ProcessorPercent">The use of one core by all of them together, in percent.</param>
internal sealed record IdleResult(
    [property: JsonPropertyName("heap_per_session_b")] double HeapBytes,
    [property: JsonPropertyName("rss_per_session_kb")] double ResidentKibiBytes,
    [property: JsonPropertyName("cpu_pct")] double ProcessorPercent);
