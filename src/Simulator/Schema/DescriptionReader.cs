using System.Text.Json;

namespace TypedStreaming.Simulator.Schema;

/// <summary>
/// Reads saved descriptions of objects (<c>*.describe.json</c>). They are responses to <c>sobjects/Name/describe</c>, or the output of
/// <c>sf sobject describe --json</c>, which contains such a response as its <c>result</c>.
/// </summary>
internal static class DescriptionReader
{
    /// <exception cref="InvalidDataException">The text is not a description.</exception>
    public static ObjectDefinition Read(MetadataFile file)
    {
        try
        {
            using var document = JsonDocument.Parse(file.Content, new JsonDocumentOptions { MaxDepth = MetadataFile.Deepest });
            var root = document.RootElement;
            return Read(file, Member(root, "result") is { ValueKind: JsonValueKind.Object } result ? result : root);
        }
        catch (JsonException error)
        {
            throw file.Problem((int)(error.LineNumber ?? 0) + 1, $"the file is not valid JSON: {error.Message}");
        }
    }

    private static ObjectDefinition Read(MetadataFile file, JsonElement root)
    {
        if (Text(root, "name") is not { } name || !MetadataName.IsApiName(name))
            throw file.Problem(1, "the file is not a description: 'name' is not the API name of an object");
        if (Member(root, "fields") is not { ValueKind: JsonValueKind.Array } fields)
            throw file.Problem(1, "the file is not the description of one object: the list 'fields' is missing");
        var definition = new ObjectDefinition(name)
        {
            Label = Text(root, "label"),
            KeyPrefix = Text(root, "keyPrefix"),
            IsComplete = true,
        };
        foreach (var (index, field) in fields.EnumerateArray().Index()) definition.Add(Field(file, field, index));
        return definition;
    }

    private static FieldDefinition Field(MetadataFile file, JsonElement field, int index)
    {
        if (Text(field, "name") is not { } name || !MetadataName.IsApiName(name) || Text(field, "type") is not { } type)
            throw file.Problem($"fields[{index}] needs a 'name' and a 'type'");
        var isCalculated = Is(field, "calculated");
        var formula = Text(field, "calculatedFormula");
        return new FieldDefinition(name, type)
        {
            Label = Text(field, "label"),
            HelpText = Text(field, "inlineHelpText"),
            Length = Number(field, "length"),
            Precision = Number(field, "precision"),
            Scale = Number(field, "scale"),
            IsRequired = Member(field, "nillable") is { ValueKind: JsonValueKind.False },
            IsFilterable = Member(field, "filterable") is not { ValueKind: JsonValueKind.False },
            Compound = Text(field, "compoundFieldName"),
            Formula = isCalculated ? formula : null,
            IsSummary = isCalculated && formula is null,
            IsRestricted = Is(field, "restrictedPicklist"),
            Values = Values(field),
        };
    }

    // A field without values is not a picklist, or one whose values nobody has saved.
    private static PicklistEntry[]? Values(JsonElement field) => Member(field, "picklistValues") is { ValueKind: JsonValueKind.Array } values && values.GetArrayLength() > 0
        ? [.. values.EnumerateArray().Select(Value).OfType<PicklistEntry>()]
        : null;

    private static PicklistEntry? Value(JsonElement value) =>
        Text(value, "value") is { } name ? new PicklistEntry(name, Text(value, "label") ?? name, Member(value, "active") is { ValueKind: JsonValueKind.True }) : null;

    private static int Number(JsonElement field, string name) =>
        Member(field, name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out var number) ? Math.Max(0, number) : 0;

    private static JsonElement? Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) ? member : null;

    private static string? Text(JsonElement element, string name) =>
        Member(element, name) is { ValueKind: JsonValueKind.String } member ? member.GetString() : null;

    private static bool Is(JsonElement element, string name) => Member(element, name) is { ValueKind: JsonValueKind.True };
}
