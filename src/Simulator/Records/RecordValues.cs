using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using TypedStreaming.Simulator.Errors;
using TypedStreaming.Simulator.Schema;

namespace TypedStreaming.Simulator.Records;

/// <summary>Checks new values of a record against the metadata of its object.</summary>
/// <param name="definition">The object.</param>
internal sealed class RecordValues(ObjectDefinition definition)
{
    private const string EventDateForm = "yyyy-MM-ddTHH:mm:ss.fff'Z'";

    /// <summary>Returns the checked values in the form in which they are stored, with the API names of their fields.</summary>
    /// <exception cref="OrgErrorException">A field does not exist, or its value does not fit.</exception>
    public IReadOnlyList<KeyValuePair<string, JsonNode?>> Read(JsonObject fields) => [.. fields.Select(Read)];

    private KeyValuePair<string, JsonNode?> Read(KeyValuePair<string, JsonNode?> field)
    {
        if (SystemFields.IsMaintained(field.Key))
            throw new OrgErrorException("INVALID_FIELD_FOR_INSERT_UPDATE", $"Unable to create/update fields: {field.Key}") { Fields = [field.Key] };
        if (!definition.MayHave(field.Key)) throw OrgErrors.NoSuchColumn(field.Key, definition.Name);
        var known = definition.Find(field.Key);
        return KeyValuePair.Create(known?.Name ?? field.Key, Read(known ?? new FieldDefinition(field.Key, Type: null), field.Value));
    }

    private static JsonNode? Read(FieldDefinition field, JsonNode? value)
    {
        var kind = value?.GetValueKind() ?? JsonValueKind.Null;
        if (kind is JsonValueKind.Object or JsonValueKind.Array)
            throw Unfit(field, "each field of a record has a single value; set the parts of a compound field as separate fields, such as BillingCity");
        if (kind == JsonValueKind.Null) return field.Kind == FieldKind.Boolean ? JsonValue.Create(false) : null;
        if (kind == JsonValueKind.String) return Read(field, value!.GetValue<string>());
        var isFitting = field.Kind switch
        {
            FieldKind.Unknown => true,
            FieldKind.Boolean => kind is JsonValueKind.True or JsonValueKind.False,
            FieldKind.Number => kind == JsonValueKind.Number,
            _ => false,
        };
        return isFitting ? value!.DeepClone() : throw Unfit(field, $"{value!.ToJsonString()} is not a valid value of type {field.Type}");
    }

    // As in Salesforce, an empty text is no value.
    private static JsonValue? Read(FieldDefinition field, string text)
    {
        if (text.Length == 0) return null;
        CheckText(field, text);
        return field.Kind switch
        {
            FieldKind.Boolean or FieldKind.Number or FieldKind.Compound => throw Unfit(field, $"'{text}' is not a valid value of type {field.Type}"),
            FieldKind.Date when !DateOnly.TryParseExact(text, "yyyy-MM-dd", out _) => throw Unfit(field, $"'{text}' is not a valid date: use a form such as 2026-12-31"),
            FieldKind.DateTime => JsonValue.Create(Moment(field, text)),
            _ => JsonValue.Create(text),
        };
    }

    private static void CheckText(FieldDefinition field, string text)
    {
        if (field.Length > 0 && text.Length > field.Length)
        {
            throw new OrgErrorException("STRING_TOO_LONG", $"{field.Name}: data value too large: {text} (max length={field.Length})")
            {
                Fields = [field.Name],
            };
        }

        if (field.RestrictedValues is not { } allowed || text.Split(';').All(value => allowed.Contains(value, StringComparer.Ordinal))) return;
        throw new OrgErrorException(
            "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST", $"{field.Name}: bad value for restricted picklist field: {text}")
        {
            Fields = [field.Name],
        };
    }

    private static string Moment(FieldDefinition field, string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
            ? moment.UtcDateTime.ToString(EventDateForm)
            : throw Unfit(field, $"'{text}' is not a valid date and time: use a form such as 2026-12-31T12:00:00Z");

    private static OrgErrorException Unfit(FieldDefinition field, string problem) =>
        new(OrgErrors.InvalidField, $"{field.Name}: {problem}") { Fields = [field.Name] };
}
