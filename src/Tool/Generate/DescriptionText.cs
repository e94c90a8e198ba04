using System.Buffers;
using System.Text;
using System.Text.Json;
using TypedStreaming.Tool.Output;

namespace TypedStreaming.Tool.Generate;

/// <summary>
/// Writes a description as a file for the compiler and the simulator. The file contains only the parts that they use, with the fields sorted by
/// name, so that two files for the same org differ only if the org has changed. String values, such as labels, are copied unchanged.
/// </summary>
internal static class DescriptionText
{
    private static readonly string[] OfObject = ["name", "label", "keyPrefix", "custom"];

    private static readonly string[] OfField =
    [
        "name", "label", "type", "length", "precision", "scale", "nillable", "filterable", "custom", "inlineHelpText", "compoundFieldName",
        "calculated", "calculatedFormula", "restrictedPicklist",
    ];

    private static readonly string[] OfValue = ["value", "label", Active];

    /// <summary>The JSON members whose default is true. The default of every other Boolean member is false.</summary>
    private static readonly string[] TrueByDefault = ["nillable", "filterable"];

    /// <summary>
    /// The JSON member that is always written, because its default depends on the reader: without the member, a picklist value is active for the
    /// compiler, but inactive for the simulator.
    /// </summary>
    private const string Active = "active";

    private static readonly JsonWriterOptions Form = new() { Indented = true, NewLine = "\n", SkipValidation = true };

    public static string Of(JsonElement description)
    {
        var text = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(text, Form))
        {
            writer.WriteStartObject();
            Copy(writer, description, OfObject);
            if (ListIn(description, "fields") is { } fields) WriteList(writer, "fields", fields.OrderBy(NameOf, StringComparer.Ordinal), WriteField);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(text.WrittenSpan) + "\n";
    }

    private static void WriteField(Utf8JsonWriter writer, JsonElement field)
    {
        Copy(writer, field, OfField);
        if (ListIn(field, "picklistValues") is { Count: > 0 } values)
            WriteList(writer, "picklistValues", values, static (target, value) => Copy(target, value, OfValue));
    }

    private static void WriteList(Utf8JsonWriter writer, string name, IEnumerable<JsonElement> items, Action<Utf8JsonWriter, JsonElement> write)
    {
        writer.WriteStartArray(name);
        foreach (var item in items.Where(static item => item.ValueKind == JsonValueKind.Object))
        {
            writer.WriteStartObject();
            write(writer, item);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    // Copies the raw text of each value, because half of a surrogate pair is valid in JSON, but not in a string of .NET.
    private static void Copy(Utf8JsonWriter writer, JsonElement source, string[] members)
    {
        foreach (var name in members)
        {
            var value = ForeignJson.MemberIn(source, name);
            if (value.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null or JsonValueKind.Object or JsonValueKind.Array) continue;
            if (IsDefault(name, value)) continue;
            writer.WritePropertyName(name);
            writer.WriteRawValue(value.GetRawText(), skipInputValidation: true);
        }
    }

    private static bool IsDefault(string name, JsonElement value) => name != Active && value.ValueKind switch
    {
        JsonValueKind.Number => value.GetRawText() == "0",
        JsonValueKind.True => TrueByDefault.Contains(name, StringComparer.Ordinal),
        JsonValueKind.False => !TrueByDefault.Contains(name, StringComparer.Ordinal),
        _ => false,
    };

    private static List<JsonElement>? ListIn(JsonElement source, string name) =>
        ForeignJson.MemberIn(source, name) is { ValueKind: JsonValueKind.Array } list ? [.. list.EnumerateArray()] : null;

    private static string NameOf(JsonElement field) =>
        ForeignJson.MemberIn(field, "name") is { ValueKind: not JsonValueKind.Undefined } name ? name.GetRawText() : "";
}
