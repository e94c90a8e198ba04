using System.Text.Json;
using System.Text.Json.Nodes;

namespace TypedStreaming.Simulator.Channels;

/// <summary>The fields of a change event. They depend on the change type: the event for a deletion, for example, has no fields.</summary>
internal sealed record ChangeBody(JsonObject Fields, IReadOnlyList<string> SystemFields)
{
    private const string LastModified = "LastModifiedDate";
    private static readonly string[] OfWholeRecord =
        ["CreatedDate", "CreatedById", LastModified, "LastModifiedById"];

    public static ChangeBody Of(ChangeEventDraft draft)
    {
        if (draft.Fields is null && !ChangeKind.IsWholeRecord(draft.ChangeType)) return new ChangeBody([], []);
        var fields = draft.Fields is null ? [] : JsonFields.From(draft.Fields, nameof(draft));
        if (draft.ChangeType == ChangeKind.Update) return new ChangeBody(fields, [LastModified]);
        RemoveNulls(fields);
        return new ChangeBody(fields, OfWholeRecord);
    }

    /// <summary>Returns the names of the changed fields. The parts of a compound field are listed in the form <c>BillingAddress.Street</c>.</summary>
    public IReadOnlyList<string> Names() =>
    [
        .. Fields.SelectMany(field => NamesOf(field.Key, field.Value)),
        .. SystemFields.Where(name => !Fields.ContainsKey(name)),
    ];

    private static IEnumerable<string> NamesOf(string field, JsonNode? value) =>
        value is JsonObject { Count: > 0 } compound && !IsDifference(compound)
            ? compound.Select(part => $"{field}.{part.Key}")
            : [field];

    private static bool IsDifference(JsonObject value) => value.Count == 1 && value.ContainsKey("diff");

    private static void RemoveNulls(JsonObject fields)
    {
        foreach (var (name, value) in fields.ToArray())
        {
            if (value is JsonObject compound) RemoveNulls(compound);
            if (value is null or JsonObject { Count: 0 }) fields.Remove(name);
        }
    }
}
