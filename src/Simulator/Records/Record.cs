using System.Text.Json.Nodes;
using TypedStreaming.Simulator.Schema;

namespace TypedStreaming.Simulator.Records;

/// <summary>A record at one point in time. A change to the record creates a new object, and does not affect this one.</summary>
/// <param name="Entity">The API name of its object.</param>
/// <param name="Id">Its id, with 18 characters.</param>
/// <param name="Fields">The values by the names of the fields, which are not case-sensitive. Values must not be changed.</param>
internal sealed record Record(string Entity, string Id, IReadOnlyDictionary<string, JsonNode?> Fields)
{
    /// <summary>The value of a field, or null if the field has no value.</summary>
    public JsonNode? this[string field] => Fields.GetValueOrDefault(field);

    public bool IsDeleted => this[SystemFields.IsDeleted]?.GetValue<bool>() == true;

    /// <summary>Returns a field's name as it is written in the record, or null if the record does not have the field.</summary>
    public string? NameOf(string field) =>
        Fields.Keys.FirstOrDefault(name => name.Equals(field, StringComparison.OrdinalIgnoreCase));
}
