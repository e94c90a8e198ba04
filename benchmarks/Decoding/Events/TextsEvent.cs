using System.Text.Json.Serialization;

namespace TypedStreaming.Benchmarks.Decoding.Events;

/// <summary>A case with many long texts, some of which contain escape sequences.</summary>
[PushTopic("/topic/Texts")]
public sealed partial record TextsEvent
{
    public required string Id { get; init; }
    public string? CaseNumber { get; init; }
    public string? Subject { get; init; }
    public string? Description { get; init; }
    public string? Comments { get; init; }
    public string? SuppliedName { get; init; }
    public string? SuppliedEmail { get; init; }
    public string? SuppliedCompany { get; init; }
    [JsonPropertyName("Resolution__c")] public string? Resolution { get; init; }
    [JsonPropertyName("InternalNotes__c")] public string? InternalNotes { get; init; }
}
