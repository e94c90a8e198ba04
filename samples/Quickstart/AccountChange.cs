using System.Text.Json.Serialization;
using TypedStreaming;

namespace Quickstart;

/// <summary>The fields that the PushTopic selects: <c>SELECT Id, Name, AnnualRevenue, Tier__c FROM Account</c>.</summary>
[PushTopic("/topic/AccountUpdates")]
public sealed partial record AccountChange
{
    public required string Id { get; init; }

    public string? Name { get; init; }

    public decimal? AnnualRevenue { get; init; }

    [JsonPropertyName("Tier__c")]
    public AccountTier? Tier { get; init; }
}
