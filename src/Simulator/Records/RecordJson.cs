using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using TypedStreaming.Simulator.Schema;

namespace TypedStreaming.Simulator.Records;

/// <summary>Writes records in the JSON form of the REST API.</summary>
internal static class RecordJson
{
    /// <summary>Returns all fields of a record as JSON, without the member <c>attributes</c>.</summary>
    public static JsonObject All(Record record) =>
        new(record.Fields.Select(static field => KeyValuePair.Create(field.Key, field.Value?.DeepClone())));

    /// <summary>Returns the given fields of a record as JSON, with the member <c>attributes</c>.</summary>
    /// <param name="record">The record.</param>
    /// <param name="definition">Its object.</param>
    /// <param name="version">The API version of the address, such as <c>66.0</c>.</param>
    /// <param name="fields">The fields, or null for all of them.</param>
    public static JsonObject Write(Record record, ObjectDefinition definition, string version, IEnumerable<string>? fields)
    {
        var json = new JsonObject
        {
            ["attributes"] = new JsonObject
            {
                ["type"] = record.Entity,
                ["url"] = $"/services/data/v{version}/sobjects/{record.Entity}/{record.Id}",
            },
        };
        foreach (var field in fields ?? All(record, definition))
        {
            var name = definition.Find(field)?.Name ?? record.NameOf(field) ?? field;
            json[name] = Value(record[name], definition.Find(field));
        }

        return json;
    }

    private static IEnumerable<string> All(Record record, ObjectDefinition definition) =>
        record.Fields.Keys.Union(definition.Fields.Select(static field => field.Name), StringComparer.OrdinalIgnoreCase);

    // Events have dates with Z, and the REST API has dates with +0000.
    private static JsonNode? Value(JsonNode? value, FieldDefinition? field) =>
        field?.Kind == FieldKind.DateTime
        && value?.GetValueKind() == JsonValueKind.String
        && DateTimeOffset.TryParse(value.GetValue<string>(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
            ? JsonValue.Create(moment.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fff'+0000'"))
            : value?.DeepClone();
}
