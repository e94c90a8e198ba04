using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Avro;
using Avro.Generic;

namespace TypedStreaming.Simulator.PubSub.Payloads;

/// <summary>Converts the JSON values of an event to the values that Apache.Avro writes, according to the schema of the event.</summary>
internal static class AvroValues
{
    /// <summary>
    /// Creates an Avro record with the fields of an event. If a field of the schema is missing from the event, the record contains null for it.
    /// </summary>
    /// <exception cref="ArgumentException">A value does not fit the schema.</exception>
    public static GenericRecord Record(RecordSchema schema, JsonObject fields, string path)
    {
        var record = new GenericRecord(schema);
        foreach (var field in schema.Fields) record.Add(field.Name, Value(field.Schema, fields[field.Name], $"{path}.{field.Name}"));
        return record;
    }

    /// <summary>Converts one JSON value to the value that Apache.Avro writes.</summary>
    /// <exception cref="ArgumentException">The value does not fit the schema.</exception>
    public static object? Value(global::Avro.Schema schema, JsonNode? value, string path) =>
        TryValue(schema, value, path, out var converted)
            ? converted
            : throw new ArgumentException($"{path}: {value?.ToJsonString() ?? "null"} does not match the Avro type {schema}.", nameof(value));

    private static bool TryValue(global::Avro.Schema schema, JsonNode? value, string path, out object? converted)
    {
        if (schema is UnionSchema union) return TryUnion(union, value, path, out converted);
        converted = value is null ? null : schema.Tag switch
        {
            global::Avro.Schema.Type.String => Text(value),
            global::Avro.Schema.Type.Double => Is(value, JsonValueKind.Number) ? double.Parse(value.ToJsonString(), CultureInfo.InvariantCulture) : null,
            global::Avro.Schema.Type.Float => Is(value, JsonValueKind.Number) ? float.Parse(value.ToJsonString(), CultureInfo.InvariantCulture) : null,
            global::Avro.Schema.Type.Int => Integer(value) is { } number and >= int.MinValue and <= int.MaxValue ? (int)number : null,
            global::Avro.Schema.Type.Long => Integer(value) ?? (Is(value, JsonValueKind.String) ? JsonText.Milliseconds(value.GetValue<string>()) : null),
            global::Avro.Schema.Type.Boolean => Is(value, JsonValueKind.True) ? true : Is(value, JsonValueKind.False) ? false : null,
            global::Avro.Schema.Type.Enumeration when Is(value, JsonValueKind.String) => new GenericEnum((EnumSchema)schema, value.GetValue<string>()),
            global::Avro.Schema.Type.Array when value is JsonArray list => list.Select(item => Value(((ArraySchema)schema).ItemSchema, item, path)).ToArray(),
            global::Avro.Schema.Type.Record when value is JsonObject parts && JsonText.DifferenceIn(value) is null => Record((RecordSchema)schema, parts, path),
            _ => null,
        };
        return converted is not null || (value is null && schema.Tag == global::Avro.Schema.Type.Null);
    }

    private static bool TryUnion(UnionSchema union, JsonNode? value, string path, out object? converted)
    {
        foreach (var branch in union.Schemas.OrderBy(static branch => branch.Tag == global::Avro.Schema.Type.String))
        {
            if (TryValue(branch, value, path, out converted)) return true;
        }

        converted = null;
        return false;
    }

    // A text field also takes the difference of a long text. A list has no other form in Avro than its JSON.
    private static string? Text(JsonNode value) => value.GetValueKind() switch
    {
        JsonValueKind.String => value.GetValue<string>(),
        JsonValueKind.Array => value.ToJsonString(),
        JsonValueKind.Object => JsonText.DifferenceIn(value),
        _ => null,
    };

    private static long? Integer(JsonNode value)
    {
        if (!Is(value, JsonValueKind.Number)) return null;
        var number = decimal.Parse(value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture);
        return number == decimal.Truncate(number) && number is >= long.MinValue and <= long.MaxValue ? (long)number : null;
    }

    private static bool Is(JsonNode value, JsonValueKind kind) => value.GetValueKind() == kind;
}
