using System.Text.Json.Nodes;
using TypedStreaming.Simulator.Schema;

namespace TypedStreaming.Simulator.Rest;

/// <summary>Writes the description of an object (<c>describe</c>), with the fields in its metadata and the fields that every object has.</summary>
internal static class ObjectDescription
{
    private const string CustomMark = "__";

    private static readonly string[] OfEveryObject =
    [
        SystemFields.Id, SystemFields.IsDeleted, SystemFields.CreatedDate, SystemFields.CreatedById, SystemFields.LastModifiedDate,
        SystemFields.LastModifiedById, SystemFields.SystemModstamp,
    ];

    public static JsonObject Of(ObjectDefinition definition) => new()
    {
        ["name"] = definition.Name,
        ["label"] = definition.Label ?? definition.Name,
        ["keyPrefix"] = definition.KeyPrefix,
        ["custom"] = IsCustom(definition.Name),
        ["fields"] = new JsonArray([.. FieldsOf(definition).Select(Describe)]),
    };

    private static IEnumerable<FieldDefinition> FieldsOf(ObjectDefinition definition) =>
        definition.Fields.UnionBy(
            OfEveryObject.Select(static name => SystemFields.Find(name)!), static field => field.Name, StringComparer.OrdinalIgnoreCase);

    private static JsonNode Describe(FieldDefinition field) => new JsonObject
    {
        ["name"] = field.Name,
        ["label"] = field.Label ?? field.Name,
        ["type"] = field.Type ?? "anyType",
        ["length"] = field.Length,
        ["custom"] = IsCustom(field.Name),
        ["calculated"] = field.IsFormula || field.IsSummary,
        ["restrictedPicklist"] = field.RestrictedValues is not null,
        ["picklistValues"] = new JsonArray([.. (field.RestrictedValues ?? []).Select(Value)]),
    };

    private static JsonNode Value(string value) =>
        new JsonObject { ["active"] = true, ["defaultValue"] = false, ["label"] = value, ["value"] = value };

    private static bool IsCustom(string name) => name.Contains(CustomMark, StringComparison.Ordinal);
}
