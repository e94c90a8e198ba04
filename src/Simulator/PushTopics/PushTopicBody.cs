using System.Text.Json;
using System.Text.Json.Nodes;
using TypedStreaming.Simulator.Errors;
using TypedStreaming.Simulator.Schema;

namespace TypedStreaming.Simulator.PushTopics;

/// <summary>Reads the settings of a PushTopic from the body of a REST request.</summary>
/// <param name="body">The body.</param>
/// <param name="definition">The object <c>PushTopic</c>.</param>
internal sealed class PushTopicBody(JsonObject body, ObjectDefinition definition)
{
    private const string ReadOnlyField = "NotifyForOperations";

    /// <summary>Returns the settings. Fields that are missing from the body get the values of the existing PushTopic, if there is one.</summary>
    /// <exception cref="OrgErrorException">A field does not exist, cannot be set, or has a value of another type.</exception>
    public PushTopicDraft Read(PushTopicDraft present)
    {
        foreach (var name in body.Select(static field => field.Key)) CheckName(name);
        return new PushTopicDraft(
            Text(nameof(present.Name), present.Name) ?? "", Text(nameof(present.Query), present.Query) ?? "")
        {
            ApiVersion = Number(nameof(present.ApiVersion), present.ApiVersion),
            Description = Text(nameof(present.Description), present.Description),
            IsActive = Flag(nameof(present.IsActive), present.IsActive),
            NotifyForFields = Notified(present.NotifyForFields),
            NotifyForOperationCreate = Flag(nameof(present.NotifyForOperationCreate), present.NotifyForOperationCreate),
            NotifyForOperationUpdate = Flag(nameof(present.NotifyForOperationUpdate), present.NotifyForOperationUpdate),
            NotifyForOperationDelete = Flag(nameof(present.NotifyForOperationDelete), present.NotifyForOperationDelete),
            NotifyForOperationUndelete = Flag(nameof(present.NotifyForOperationUndelete), present.NotifyForOperationUndelete),
        };
    }

    private void CheckName(string name)
    {
        if (definition.Find(name) is null) throw OrgErrors.NoSuchColumn(name, definition.Name);
        if (!SystemFields.IsMaintained(name) && !name.Equals(ReadOnlyField, StringComparison.OrdinalIgnoreCase)) return;
        throw new OrgErrorException(
            "INVALID_FIELD_FOR_INSERT_UPDATE",
            $"Unable to create/update fields: {name}. Please check the security settings of this field and verify that it is read/write for "
            + "your profile or permission set.")
        {
            Fields = [name],
        };
    }

    private string? Text(string name, string? present) => Read(name, present, static kind => kind == JsonValueKind.String);

    private double? Number(string name, double? present) => Read(name, present, static kind => kind == JsonValueKind.Number);

    private bool Flag(string name, bool present) =>
        Read(name, present, static kind => kind is JsonValueKind.True or JsonValueKind.False);

    private NotifyForFields Notified(NotifyForFields present)
    {
        var text = Text(nameof(NotifyForFields), present.ToString());
        if (Enum.GetNames<NotifyForFields>().Contains(text, StringComparer.Ordinal)) return Enum.Parse<NotifyForFields>(text!);
        throw new OrgErrorException(
            "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST", $"NotifyForFields: bad value for restricted picklist field: {text}")
        {
            Fields = [nameof(NotifyForFields)],
        };
    }

    private T? Read<T>(string name, T? present, Func<JsonValueKind, bool> isFitting)
    {
        var (key, value) = body.FirstOrDefault(field => field.Key.Equals(name, StringComparison.OrdinalIgnoreCase));
        if (key is null) return present;
        if (value is null) return default;
        if (!isFitting(value.GetValueKind()))
            throw new OrgErrorException("JSON_PARSER_ERROR", $"{name}: {value.ToJsonString()} is not a valid value for the type of this field") { Fields = [name] };
        return value.GetValue<T>();
    }
}
