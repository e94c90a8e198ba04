using System.Text.Json.Serialization;
using TypedStreaming;

namespace Consumer;

/// <summary>A change of an account.</summary>
[PushTopic("/topic/AccountUpdates")]
public sealed partial record AccountChange
{
    /// <summary>The record's id.</summary>
    public required string Id { get; init; }

    /// <summary>The account's name.</summary>
    public string? Name { get; init; }

    /// <summary>Its tier.</summary>
    [JsonPropertyName("Tier__c")]
    public AccountTier? Tier { get; init; }
}
