using System.Text.Json.Serialization;
using TypedStreaming.Benchmarks.Decoding.Events;

namespace TypedStreaming.Benchmarks.Decoding;

[JsonSerializable(typeof(SmallEvent))]
[JsonSerializable(typeof(WideEvent))]
[JsonSerializable(typeof(NestedEvent))]
[JsonSerializable(typeof(ChangedEvent))]
[JsonSerializable(typeof(TextsEvent))]
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
internal sealed partial class EventJsonContext : JsonSerializerContext;
