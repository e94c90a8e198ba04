using System.Text.Json.Serialization;
using TypedStreaming;

namespace Quickstart;

/// <summary>A change of an account: what the Pub/Sub API has instead of a PushTopic. A field that did not change is not set.</summary>
[ChangeEvent("/data/AccountChangeEvent")]
public sealed partial record AccountRecord
{
    public required ChangeEventHeader Header { get; init; }

    public Field<string> Name { get; init; }

    public Field<decimal> AnnualRevenue { get; init; }

    [JsonPropertyName("Tier__c")]
    public Field<AccountTier> Tier { get; init; }
}
