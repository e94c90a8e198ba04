using TypedStreaming.Simulator.Channels;
using TypedStreaming.Simulator.Records;
using TypedStreaming.Simulator.Schema;
using TypedStreaming.Simulator.Soql;

namespace TypedStreaming.Simulator.PushTopics;

/// <summary>A PushTopic whose query the org evaluates.</summary>
/// <param name="Id">The id of its record.</param>
/// <param name="Draft">Its settings.</param>
/// <param name="Query">Its query.</param>
/// <param name="Schema">The objects of the org.</param>
internal sealed record PushTopic(string Id, PushTopicDraft Draft, SoqlQuery Query, OrgSchema Schema)
{
    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ModifiedAt { get; init; }

    public string Channel => ChannelNameGrammar.PushTopicPrefix + Draft.Name;

    /// <summary>The definition of the object that the query reads, according to the metadata that is currently loaded.</summary>
    public ObjectDefinition Definition => Schema.Of(Query.Entity.Name);

    /// <summary>Returns true if a change to a record causes an event for this PushTopic.</summary>
    public bool IsNotifiedBy(RecordChange change) =>
        Draft.IsActive
        && change.Record.Entity.Equals(Query.Entity.Name, StringComparison.OrdinalIgnoreCase)
        && IsNotifiedOf(change.Type)
        && (change.Type != ChangeKind.Update || change.ChangedFields.Any(IsNotifiedOfField))
        && new ConditionEvaluator(Definition).Matches(Query.Where, change.Record);

    private bool IsNotifiedOf(string changeType) => changeType switch
    {
        ChangeKind.Create => Draft.NotifyForOperationCreate,
        ChangeKind.Update => Draft.NotifyForOperationUpdate,
        ChangeKind.Delete => Draft.NotifyForOperationDelete,
        _ => Draft.NotifyForOperationUndelete,
    };

    private bool IsNotifiedOfField(string field) => Definition.Find(field)?.IsSummary != true && Draft.NotifyForFields switch
    {
        NotifyForFields.All => true,
        NotifyForFields.Select => Contains(Query.Fields, field),
        NotifyForFields.Where => Contains(Query.FieldsOfCondition(), field),
        _ => Contains(Query.Fields.Concat(Query.FieldsOfCondition()), field),
    };

    private static bool Contains(IEnumerable<FieldName> fields, string name) =>
        fields.Any(field => field.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}
