using System.Text.Json;
using System.Text.Json.Nodes;

namespace TypedStreaming.Simulator.Channels;

/// <summary>The content of a change event for one channel, with one replay id.</summary>
internal sealed class ChangeEventContent(
    ChangeEvent published,
    IReadOnlyList<string> recordIds,
    IReadOnlyList<string> enrichedFields,
    long? shownId,
    SimulatedOrgOptions options) : EventContent
{
    private readonly ChangeEventDraft _draft = published.Draft;

    public ChangeEventDraft Draft => _draft;

    public IReadOnlyList<string> RecordIds => recordIds;

    /// <summary>True if the event has enriched fields, whose values are read again at each delivery.</summary>
    public bool IsEnriched => enrichedFields.Count > 0 && _draft.CurrentFields is not null;

    public override string Entity => _draft.Entity;

    public override ReadOnlyMemory<byte> DataFor(int apiVersion) => EventEnvelope.Write(
        options.DataOrder,
        published.SchemaId,
        writer => WritePayload(writer, apiVersion),
        writer =>
        {
            if (shownId is { } id) writer.WriteNumber("replayId", id);
        });

    private void WritePayload(Utf8JsonWriter writer, int apiVersion)
    {
        if (options.DataOrder == DataMemberOrder.SchemaFirst) WriteHeader(writer, apiVersion);
        foreach (var (name, value) in Fields(apiVersion))
        {
            writer.WritePropertyName(name);
            if (value is null) writer.WriteNullValue();
            else value.WriteTo(writer);
        }

        if (options.DataOrder == DataMemberOrder.EventFirst) WriteHeader(writer, apiVersion);
    }

    private void WriteHeader(Utf8JsonWriter writer, int apiVersion) => EventEnvelope.WriteObject(
        writer,
        "ChangeEventHeader",
        header => new ChangeEventHeaderWriter(header, options).Write(published, recordIds, apiVersion));

    /// <summary>Returns the fields of the event, including system fields and enriched fields.</summary>
    public JsonObject Fields(int apiVersion)
    {
        var fields = published.Body.Fields.DeepClone().AsObject();
        foreach (var name in published.Body.SystemFields) fields.TryAdd(name, SystemValue(name, apiVersion));
        if (enrichedFields.Count == 0 || _draft.CurrentFields is not { } read) return fields;
        var current = JsonFields.From(read(recordIds[0]), nameof(ChangeEventDraft.CurrentFields));
        foreach (var name in enrichedFields)
        {
            if (current[name] is { } value) fields.TryAdd(name, value.DeepClone());
        }

        return fields;
    }

    private string SystemValue(string field, int apiVersion) =>
        field.EndsWith("Date", StringComparison.Ordinal)
            ? EventDate.Format(_draft.CommittedAt!.Value, apiVersion)
            : _draft.CommitUser!;
}
