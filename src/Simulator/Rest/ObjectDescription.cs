using System.Text.Json.Nodes;
using TypedStreaming.Simulator.Schema;

namespace TypedStreaming.Simulator.Rest;

/// <summary>Writes the description of an object (<c>describe</c>), with the fields in its metadata and the fields that every object has.</summary>
internal static class ObjectDescription
{
    private const string CustomMark = "__";
    private const string UnknownType = "anyType";

    public static JsonObject Of(ObjectDefinition definition)
    {
        var description = Entry(definition.Name, definition);
        description["fields"] = new JsonArray([.. DescribedFields.Of(definition).Select(Describe)]);
        return description;
    }

    /// <summary>Returns the entry for an object in the list of all objects.</summary>
    public static JsonObject Entry(string name, ObjectDefinition? definition) => new()
    {
        ["name"] = name,
        ["label"] = definition?.Label ?? name,
        ["keyPrefix"] = definition?.KeyPrefix,
        ["custom"] = IsCustom(name),
    };

    private static JsonNode Describe(FieldDefinition field) => new JsonObject
    {
        ["name"] = field.Name,
        ["label"] = field.Label ?? field.Name,
        ["type"] = field.Type ?? UnknownType,
        ["length"] = field.Length,
        ["precision"] = field.Precision,
        ["scale"] = field.Scale,
        ["nillable"] = !field.IsRequired,
        ["filterable"] = field.IsFilterable,
        ["custom"] = IsCustom(field.Name),
        ["inlineHelpText"] = field.HelpText,
        ["compoundFieldName"] = field.Compound,
        ["calculated"] = field.IsFormula || field.IsSummary,
        ["calculatedFormula"] = field.Formula,
        ["restrictedPicklist"] = field.IsRestricted,
        ["picklistValues"] = new JsonArray([.. (field.Values ?? []).Select(Describe)]),
    };

    private static JsonNode Describe(PicklistEntry value) =>
        new JsonObject { ["active"] = value.IsActive, ["defaultValue"] = false, ["label"] = value.Label, ["value"] = value.Name };

    private static bool IsCustom(string name) => name.Contains(CustomMark, StringComparison.Ordinal);
}
