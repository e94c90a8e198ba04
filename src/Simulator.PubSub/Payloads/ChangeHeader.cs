using System.Text.Json.Nodes;
using Avro;
using Avro.Generic;
using TypedStreaming.Simulator.Channels;

namespace TypedStreaming.Simulator.PubSub.Payloads;

/// <summary>Creates the header of a change event, with the bitmaps of changed fields.</summary>
internal static class ChangeHeader
{
    public const string Field = "ChangeEventHeader";

    public static JsonObject Of(ChangeEventContent content, RecordSchema schema, JsonObject fields)
    {
        var draft = content.Draft;
        var changed = draft.ChangedFields!;
        return new JsonObject
        {
            ["entityName"] = draft.Entity,
            ["recordIds"] = List(content.RecordIds),
            ["changeType"] = draft.ChangeType,
            ["changeOrigin"] = draft.ChangeOrigin,
            ["transactionKey"] = draft.TransactionKey,
            ["sequenceNumber"] = draft.SequenceNumber,
            ["commitTimestamp"] = draft.CommittedAt!.Value.ToUnixTimeMilliseconds(),
            ["commitNumber"] = draft.CommitNumber,
            ["commitUser"] = draft.CommitUser,
            ["nulledFields"] = List(FieldBitmap.Write(schema, draft.NulledFields ?? changed.Where(name => ValueOf(fields, name) is null))),
            ["diffFields"] = List(FieldBitmap.Write(
                schema, draft.DiffFields ?? changed.Where(name => JsonText.DifferenceIn(ValueOf(fields, name)) is not null))),
            ["changedFields"] = List(FieldBitmap.Write(schema, changed)),
        };
    }

    private static JsonNode? ValueOf(JsonObject fields, string name)
    {
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? fields[name] : (fields[name[..dot]] as JsonObject)?[name[(dot + 1)..]];
    }

    private static JsonArray List(IEnumerable<string> values) => new([.. values.Select(static value => (JsonNode)value)]);
}
