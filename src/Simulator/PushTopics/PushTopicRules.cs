using TypedStreaming.Simulator.Errors;
using TypedStreaming.Simulator.Schema;
using TypedStreaming.Simulator.Soql;

namespace TypedStreaming.Simulator.PushTopics;

/// <summary>The rules for the entity and the fields in the query of a PushTopic.</summary>
internal static class PushTopicRules
{
    private const string CustomSuffix = "__c";

    private static readonly HashSet<string> StandardObjects = new(StringComparer.OrdinalIgnoreCase)
    {
        "Account", "Campaign", "Case", "Contact", "ContractLineItem", "Entitlement", "Lead", "LiveChatTranscript",
        "MessagingSession", "Opportunity", "Quote", "QuoteLineItem", "ServiceAppointment", "ServiceContract", "Task",
        "UserServicePresence", "WorkOrder", "WorkOrderLineItem",
    };

    /// <summary>Checks the query of a PushTopic.</summary>
    /// <exception cref="OrgErrorException">Salesforce would refuse the query.</exception>
    public static void Check(SoqlQuery query, OrgSchema schema, NotifyForFields notifyForFields)
    {
        CheckEntity(query.Entity.Name, schema);
        if (!query.Fields.Any(static field => IsId(field.Name))) throw Refused("the query must select the field 'Id'");
        CheckNotified(query, notifyForFields);
        var definition = schema.Of(query.Entity.Name);
        FieldRules.Check(query, definition);
        foreach (var field in query.FieldsOfCondition()) CheckCondition(definition.Find(field.Name));
    }

    private static void CheckEntity(string entity, OrgSchema schema)
    {
        var isCustom = entity.EndsWith(CustomSuffix, StringComparison.OrdinalIgnoreCase);
        if (!isCustom && !StandardObjects.Contains(entity)) throw Refused($"the object '{entity}' is not supported in PushTopics");
        if (isCustom && schema.HasCustomObjects && schema.Find(entity) is null)
            throw new OrgErrorException(OrgErrors.InvalidType, FieldRules.UnknownEntity(entity)) { Fields = ["Query"] };
    }

    // With the field Id alone, no change of a field could ever cause an event.
    private static void CheckNotified(SoqlQuery query, NotifyForFields notified)
    {
        var inList = query.Fields.Any(static field => !IsId(field.Name));
        var inCondition = query.FieldsOfCondition().Any(static field => !IsId(field.Name));
        var problem = notified switch
        {
            NotifyForFields.Referenced when !inList && !inCondition => "in the SELECT list or in the WHERE condition",
            NotifyForFields.Select when !inList => "in the SELECT list",
            NotifyForFields.Where when !inCondition => "in the WHERE condition",
            _ => null,
        };
        if (problem is not null) throw Refused($"with NotifyForFields={notified}, the query must contain a field other than Id {problem}");
    }

    private static void CheckCondition(FieldDefinition? field)
    {
        if (field is { Kind: FieldKind.TextArea } or { IsFormula: true })
            throw Refused($"field '{field.Name}' can not be filtered in a PushTopic query");
    }

    private static bool IsId(string field) => field.Equals(SystemFields.Id, StringComparison.OrdinalIgnoreCase);

    private static OrgErrorException Refused(string message) => new(OrgErrors.InvalidField, message) { Fields = ["Query"] };
}
