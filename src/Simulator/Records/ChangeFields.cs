using System.Text.Json.Nodes;
using TypedStreaming.Simulator.Channels;
using TypedStreaming.Simulator.Schema;

namespace TypedStreaming.Simulator.Records;

/// <summary>Creates the fields of a change event from the fields of the record. The parts of a compound field become one object.</summary>
internal static class ChangeFields
{
    private const string CustomSuffix = "__c";

    /// <summary>Returns the fields of the change event, or null if an event of this type contains no fields.</summary>
    public static JsonObject? Of(RecordChange change)
    {
        if (change.Type == ChangeKind.Delete) return null;
        var names = change.Type == ChangeKind.Update ? change.ChangedFields : [.. change.Record.Fields.Keys.Where(IsOfUser)];
        var fields = new JsonObject();
        foreach (var name in names) Add(fields, change.Record, name);
        return fields;
    }

    private static void Add(JsonObject fields, Record record, string name)
    {
        if (CompoundFields.Of(record.Entity, name) is not { } place)
        {
            if (name != SystemFields.Name || !CompoundFields.IsPerson(record.Entity) || !HasParts(record))
                fields[name] = record[name]?.DeepClone();
            return;
        }

        // The geolocation of a custom object is sent completely, even if only one part of it has changed.
        var isWhole = record.Entity.EndsWith(CustomSuffix, StringComparison.Ordinal) && place.Part is "Latitude" or "Longitude";
        var parts = isWhole
            ? record.Fields.Keys.Where(other => CompoundFields.Of(record.Entity, other)?.Compound == place.Compound)
            : [name];
        if (fields[place.Compound] is not JsonObject compound) fields[place.Compound] = compound = [];
        foreach (var part in parts) compound[CompoundFields.Of(record.Entity, part)!.Value.Part] = record[part]?.DeepClone();
    }

    private static bool HasParts(Record record) => CompoundFields.PartsOfName.Any(record.Fields.ContainsKey);

    private static bool IsOfUser(string field) => !SystemFields.IsMaintained(field);
}
