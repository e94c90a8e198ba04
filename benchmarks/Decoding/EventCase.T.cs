using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace TypedStreaming.Benchmarks.Decoding;

internal sealed class EventCase<T, THand>(string name, byte[] json, JsonTypeInfo<T> generated) : EventCase(name)
    where T : class, IStreamingEvent<T>
    where THand : IHandReader<T>
{
    private static readonly JsonSerializerOptions Options = new();

    public override object ByHand()
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        return THand.Read(ref reader);
    }

    public override object Emitted() => Emitted(json);

    public override object SourceGenerated() => JsonSerializer.Deserialize(json, generated)!;

    public override object Reflection() => JsonSerializer.Deserialize<T>(json, Options)!;

    protected override object Empty() => Emitted("{\"Id\":\"\"}"u8);

    private static T Emitted(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        return T.Read(ref reader, default);
    }
}
