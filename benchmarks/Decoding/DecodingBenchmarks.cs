using BenchmarkDotNet.Attributes;

namespace TypedStreaming.Benchmarks.Decoding;

[MemoryDiagnoser]
public class DecodingBenchmarks
{
    public static IEnumerable<EventCase> Events => Cases.All;

    [ParamsSource(nameof(Events))]
    public EventCase Event { get; set; } = null!;

    [GlobalSetup]
    public void Verify() => Event.Verify();

    [Benchmark(Baseline = true)]
    public object ByHand() => Event.ByHand();

    [Benchmark]
    public object Emitted() => Event.Emitted();

    [Benchmark]
    public object SourceGenerated() => Event.SourceGenerated();

    [Benchmark]
    public object Reflection() => Event.Reflection();
}
