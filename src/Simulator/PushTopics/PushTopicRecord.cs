using System.Text.Json.Nodes;
using TypedStreaming.Simulator.Records;
using TypedStreaming.Simulator.Schema;

namespace TypedStreaming.Simulator.PushTopics;

/// <summary>Creates the record of a PushTopic for the REST API.</summary>
internal static class PushTopicRecord
{
    public static Record Of(PushTopic topic, string userId)
    {
        var draft = topic.Draft;
        var fields = new Dictionary<string, JsonNode?>(StringComparer.OrdinalIgnoreCase)
        {
            [SystemFields.Id] = topic.Id,
            [nameof(draft.Name)] = draft.Name,
            [nameof(draft.Query)] = draft.Query,
            [nameof(draft.ApiVersion)] = draft.ApiVersion,
            [nameof(draft.IsActive)] = draft.IsActive,
            [nameof(draft.NotifyForFields)] = draft.NotifyForFields.ToString(),
            ["NotifyForOperations"] = OperationsOf(draft),
            [nameof(draft.Description)] = draft.Description,
            [nameof(draft.NotifyForOperationCreate)] = draft.NotifyForOperationCreate,
            [nameof(draft.NotifyForOperationUpdate)] = draft.NotifyForOperationUpdate,
            [nameof(draft.NotifyForOperationDelete)] = draft.NotifyForOperationDelete,
            [nameof(draft.NotifyForOperationUndelete)] = draft.NotifyForOperationUndelete,
            [SystemFields.IsDeleted] = false,
            [SystemFields.CreatedDate] = DateOf(topic.CreatedAt),
            [SystemFields.CreatedById] = userId,
            [SystemFields.LastModifiedDate] = DateOf(topic.ModifiedAt),
            [SystemFields.LastModifiedById] = userId,
            [SystemFields.SystemModstamp] = DateOf(topic.ModifiedAt),
        };
        return new Record(PushTopicObject.Name, topic.Id, fields);
    }

    // The field is older than the four others, and does not cover delete and undelete.
    private static string OperationsOf(PushTopicDraft draft) => (draft.NotifyForOperationCreate, draft.NotifyForOperationUpdate) switch
    {
        (true, true) => "All",
        (true, false) => "Create",
        (false, true) => "Update",
        _ => "Extended",
    };

    private static string DateOf(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fff'Z'");
}
