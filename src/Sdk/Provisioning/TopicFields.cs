using System.Text.Json.Nodes;
using TypedStreaming.Transport;

namespace TypedStreaming.Provisioning;

/// <summary>The fields of the PushTopic object: their names, and their values as text and as JSON.</summary>
internal static class TopicFields
{
    public const string Id = "Id";
    public const string Name = "Name";
    public const string Query = "Query";
    public const string ApiVersion = "ApiVersion";
    public const string IsActive = "IsActive";
    public const string NotifyForFields = "NotifyForFields";
    public const string Description = "Description";

    private static readonly (PushTopicOperations Operation, string Field)[] Flags =
    [
        (PushTopicOperations.Create, "NotifyForOperationCreate"),
        (PushTopicOperations.Update, "NotifyForOperationUpdate"),
        (PushTopicOperations.Delete, "NotifyForOperationDelete"),
        (PushTopicOperations.Undelete, "NotifyForOperationUndelete"),
    ];

    /// <summary>The fields that specify which changes to records cause events.</summary>
    public static IReadOnlyList<(PushTopicOperations Operation, string Field)> Operations => Flags;

    /// <summary>The query that reads all PushTopics.</summary>
    public static string SelectAll =>
        $"SELECT {Id}, {Name}, {Query}, {ApiVersion}, {IsActive}, {NotifyForFields}, {string.Join(", ", Flags.Select(static one => one.Field))}, {Description} FROM PushTopic";

    /// <summary>Returns the fields that an application sets, with their values as text.</summary>
    public static IEnumerable<(string Field, string? Text)> Set(PushTopicDefinition topic)
    {
        if (topic.Query is { } query) yield return (Query, query);
        if (topic.ApiVersion is { } version) yield return (ApiVersion, version);
        if (topic.IsActive is { } isActive) yield return (IsActive, TextOf(isActive));
        if (topic.NotifyForFields is { } fields) yield return (NotifyForFields, fields.ToString());
        if (topic.NotifyForOperations is { } operations)
        {
            foreach (var (operation, field) in Flags) yield return (field, TextOf(operations.HasFlag(operation)));
        }

        if (topic.Description is { } description) yield return (Description, description);
    }

    /// <summary>Converts the text of a field's value to JSON.</summary>
    public static JsonNode? JsonOf(string field, string? text) => field switch
    {
        ApiVersion => OrgVersions.Number(text),
        IsActive => text == TextOf(true),
        _ when Array.Exists(Flags, one => one.Field == field) => text == TextOf(true),
        _ => text,
    };

    /// <summary>Returns the value of the field <c>NotifyForFields</c>, or null if this version of the client does not know the value.</summary>
    public static PushTopicFields? FieldsOf(string? text) =>
        Enum.GetNames<PushTopicFields>().Contains(text, StringComparer.Ordinal) ? Enum.Parse<PushTopicFields>(text!) : null;

    private static string TextOf(bool value) => value ? "true" : "false";
}
