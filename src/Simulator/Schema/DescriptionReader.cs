using System.Text.Json;

namespace TypedStreaming.Simulator.Schema;

/// <summary>
/// Reads saved descriptions of objects (<c>*.describe.json</c>). They are responses of <c>sobjects/Name/describe</c>, or the output of
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
            throw file.Problem(1, "the file is not the description of one object: it has no list 'fields'");
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
        var hasFormula = Text(field, "calculatedFormula") is not null;
        return new FieldDefinition(name, type)
        {
            Label = Text(field, "label"),
            Length = Member(field, "length") is { ValueKind: JsonValueKind.Number } length && length.TryGetInt32(out var number) ? Math.Max(0, number) : 0,
            IsFormula = isCalculated && hasFormula,
            IsSummary = isCalculated && !hasFormula,
            RestrictedValues = Is(field, "restrictedPicklist") ? Values(field) : null,
        };
    }

    private static string[]? Values(JsonElement field) => Member(field, "picklistValues") is { ValueKind: JsonValueKind.Array } values
        ? [.. values.EnumerateArray().Where(static value => Is(value, "active")).Select(static value => Text(value, "value")).OfType<string>()]
        : null;

    private static JsonElement? Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) ? member : null;

    private static string? Text(JsonElement element, string name) =>
        Member(element, name) is { ValueKind: JsonValueKind.String } member ? member.GetString() : null;

    private static bool Is(JsonElement element, string name) => Member(element, name) is { ValueKind: JsonValueKind.True };
}
