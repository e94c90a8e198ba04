using System.Text.Json;
using System.Text.Json.Serialization;

namespace TypedStreaming.Generators.Tests.Writing;

/// <summary>A platform event with collections, bytes, JSON, system fields and fields without a member.</summary>
[PlatformEvent("/event/ParcelEventStream")]
public sealed partial class Parcel
{
    public DateTimeOffset? CreatedDate { get; init; }
    public string? CreatedById { get; init; }
    public EventMetadata? Metadata { get; init; }
    [MultiSelectPicklist] public IReadOnlyList<string>? Labels { get; init; }
    [MultiSelectPicklist] public PrinterState[]? States { get; init; }
    public IReadOnlyList<int?>? Numbers { get; init; }
    public System.Collections.Immutable.ImmutableArray<string?> Lines { get; init; }
    public IReadOnlyDictionary<string, PrinterPlace>? Places { get; init; }
    public byte[]? Seal { get; init; }
    public JsonElement Anything { get; init; }
    [JsonExtensionData] public IDictionary<string, JsonElement>? Rest { get; init; }
}
