using System.Text.Json;
using System.Text.Json.Serialization;
using TypedStreaming;

namespace Consumer;

/// <summary>An event with a member of each kind.</summary>
[PlatformEvent("/event/Orders__chn")]
public partial record OrderEvent
{
    /// <summary>Objects in a list.</summary>
    public IReadOnlyList<OrderLine>? Lines { get; init; }

    /// <summary>A default of its own.</summary>
    public string Note { get; init; } = "none";

    /// <summary>Values by name.</summary>
    public IReadOnlyDictionary<string, decimal?>? Prices { get; init; }

    /// <summary>A picklist.</summary>
    [MultiSelectPicklist]
    public IReadOnlySet<OrderTag>? Tags { get; init; }

    /// <summary>By a context.</summary>
    [JsonContext(typeof(OrderJson))]
    public Version? Firmware { get; init; }

    /// <summary>A URI.</summary>
    public Uri? Page { get; init; }

    /// <summary>All other fields.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Rest { get; init; }
}
