using TypedStreaming.Simulator.Channels;

namespace TypedStreaming.Simulator.Schema;

/// <summary>The object <c>PushTopic</c>, which every org has.</summary>
internal static class PushTopicObject
{
    public const string Name = "PushTopic";
    public const string KeyPrefix = "0IF";
    public const int LongestDescription = 400;

    public static ObjectDefinition Define()
    {
        var definition = new ObjectDefinition(Name) { IsComplete = true, Label = "Push Topic", KeyPrefix = KeyPrefix };
        FieldDefinition[] fields =
        [
            new("Id", "id") { Length = 18 },
            new("Name", "string") { Length = SimulatedChannelLimits.PushTopicName },
            new("Query", "string") { Length = SimulatedChannelLimits.PushTopicQuery },
            new("ApiVersion", "double"),
            new("IsActive", "boolean"),
            new("NotifyForFields", "picklist") { IsRestricted = true, Values = PicklistEntry.Of(Enum.GetNames<NotifyForFields>()) },
            new("NotifyForOperations", "picklist") { IsRestricted = true, Values = PicklistEntry.Of("All", "Create", "Extended", "Update") },
            new("Description", "string") { Length = LongestDescription },
            new("NotifyForOperationCreate", "boolean"),
            new("NotifyForOperationUpdate", "boolean"),
            new("NotifyForOperationDelete", "boolean"),
            new("NotifyForOperationUndelete", "boolean"),
        ];
        foreach (var field in fields) definition.Add(field);
        return definition;
    }
}
