using System.Text.Json.Nodes;
using TypedStreaming.Simulator.Channels;
using TypedStreaming.Simulator.Records;
using TypedStreaming.Simulator.Schema;

namespace TypedStreaming.Simulator.PushTopics;

/// <summary>Creates the event that a PushTopic publishes for a change to a record.</summary>
internal static class PushTopicEvent
{
    public static string TypeOf(RecordChange change) => change.Type switch
    {
        ChangeKind.Create => "created",
        ChangeKind.Update => "updated",
        ChangeKind.Delete => "deleted",
        _ => "undeleted",
    };

    /// <summary>Returns the record that an event contains: the selected fields, or only the id if the record is deleted.</summary>
    public static JsonObject Record(PushTopic topic, RecordChange change)
    {
        var record = change.Record;
        if (change.Type == ChangeKind.Delete) return new JsonObject { [SystemFields.Id] = record.Id };
        var fields = new JsonObject();
        foreach (var selected in topic.Query.Fields)
        {
            var name = topic.Definition.Find(selected.Name)?.Name ?? record.NameOf(selected.Name) ?? selected.Name;
            fields[name] = record[name]?.DeepClone();
            if (name == SystemFields.Name && CompoundFields.IsPerson(record.Entity)) AddPartsOfName(fields, record);
        }

        return fields;
    }

    private static void AddPartsOfName(JsonObject fields, Record record)
    {
        foreach (var part in CompoundFields.PartsOfName)
        {
            if (record[part] is { } value) fields[part] = value.DeepClone();
        }
    }
}
