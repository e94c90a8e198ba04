using System.Text.Json.Serialization;

namespace TypedStreaming.PubSub.Tests.Parity;

/// <summary>A platform event with a member of each type of field.</summary>
[PlatformEvent("/event/Sale__e")]
internal sealed partial record Sale
{
    public required EventMetadata Metadata { get; init; }

    public DateTimeOffset? CreatedDate { get; init; }

    public string? CreatedById { get; init; }

    [JsonPropertyName("Text__c")]
    public string? Text { get; init; }

    [JsonPropertyName("Amount__c")]
    public double? Amount { get; init; }

    [JsonPropertyName("Price__c")]
    public decimal? Price { get; init; }

    [JsonPropertyName("Count__c")]
    public int? Count { get; init; }

    [JsonPropertyName("Paid__c")]
    public bool? Paid { get; init; }

    [JsonPropertyName("At__c")]
    public DateTimeOffset? At { get; init; }

    [JsonPropertyName("Day__c")]
    public DateOnly? Day { get; init; }

    [JsonPropertyName("Clock__c")]
    public TimeOnly? Clock { get; init; }

    [JsonPropertyName("Set__c")]
    public Field<string> Set { get; init; }
}
