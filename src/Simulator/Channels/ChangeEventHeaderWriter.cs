using System.Text.Json;

namespace TypedStreaming.Simulator.Channels;

/// <summary>Writes the members of a <c>ChangeEventHeader</c>.</summary>
internal sealed class ChangeEventHeaderWriter(Utf8JsonWriter writer, SimulatedOrgOptions options)
{
    private const int FirstWithChangedFields = 47;

    public void Write(ChangeEvent published, IReadOnlyList<string> recordIds, int apiVersion)
    {
        var draft = published.Draft;
        writer.WriteString("entityName", draft.Entity);
        WriteList("recordIds", recordIds);
        writer.WriteString("changeType", draft.ChangeType);
        writer.WriteString("changeOrigin", draft.ChangeOrigin);
        writer.WriteString("transactionKey", draft.TransactionKey);
        writer.WriteNumber("sequenceNumber", draft.SequenceNumber);
        writer.WriteNumber("commitTimestamp", draft.CommittedAt!.Value.ToUnixTimeMilliseconds());
        writer.WriteNumber("commitNumber", draft.CommitNumber!.Value);
        writer.WriteString("commitUser", draft.CommitUser);
        if (draft.IsTransactionEnd is { } isEnd) writer.WriteBoolean("isTransactionEnd", isEnd);
        if (options.ChangedFieldsInHeaders && apiVersion >= FirstWithChangedFields)
            WriteList("changedFields", draft.ChangedFields!);
        if (draft.NulledFields is { } nulled) WriteList("nulledFields", nulled);
        if (draft.DiffFields is { } diffs) WriteList("diffFields", diffs);
    }

    private void WriteList(string name, IReadOnlyList<string> values)
    {
        writer.WriteStartArray(name);
        foreach (var value in values) writer.WriteStringValue(value);
        writer.WriteEndArray();
    }
}
