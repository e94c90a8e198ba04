using TypedStreaming.Simulator.OAuth;
using TypedStreaming.Simulator.PushTopics;
using TypedStreaming.Simulator.Records;
using TypedStreaming.Simulator.Schema;
using TypedStreaming.Simulator.Sessions;

namespace TypedStreaming.Simulator.Rest;

/// <summary>
/// All records that can be read over REST: the records that tests created, the PushTopics, and the org. Used while the org's lock is held.
/// </summary>
internal sealed class RecordDirectory(OrgState state, OrgSchema schema, RecordStore records, PushTopicTable topics, OrgIdentity identity)
{
    public OrgSchema Schema { get; } = schema;

    /// <summary>The API names of all objects and platform events, sorted.</summary>
    public IEnumerable<string> Names => Schema.Names
        .Concat(state.Catalog.PlatformEvents.Select(static definition => definition.Name))
        .Concat(state.Catalog.Entities)
        .Concat(records.Entities)
        .Concat(topics.All.Select(static topic => topic.Query.Entity.Name))
        .Distinct(StringComparer.OrdinalIgnoreCase)
        .Order(StringComparer.Ordinal);

    /// <summary>
    /// Returns true if the org's metadata contains the entity, or if the org has records, PushTopics or change events of the entity.
    /// </summary>
    public bool Has(string entity) =>
        Schema.Find(entity) is not null
        || records.Table(entity) is not null
        || state.Catalog.HasEntity(entity)
        || topics.All.Any(topic => topic.Query.Entity.Name.Equals(entity, StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// Returns the definition of an object or a platform event, or null if the org does not have it. The name is not case-sensitive.
    /// </summary>
    public ObjectDefinition? Describe(string entity)
    {
        if (Names.FirstOrDefault(known => known.Equals(entity, StringComparison.OrdinalIgnoreCase)) is not { } name) return null;
        if (Schema.Find(name) is { } described) return described;
        var definition = new ObjectDefinition(name);
        var declared = state.Catalog.PlatformEvents.FirstOrDefault(one => one.Name == name)?.Fields ?? [];
        foreach (var field in declared) definition.Add(new FieldDefinition(field, Type: null));
        return definition;
    }

    /// <summary>Returns a record, even if it is deleted; null if it does not exist.</summary>
    public Record? Find(string entity, string id)
    {
        if (IsPushTopic(entity)) return topics.Find(id) is { } topic ? PushTopicRecord.Of(topic, identity.UserId) : null;
        return IsOrganization(entity) && RecordId.IsValid(id) && RecordId.KeyOf(id) == RecordId.KeyOf(identity.OrganizationId) ? Organization : records.Find(entity, id);
    }

    /// <summary>Returns the records of an entity that are not deleted.</summary>
    public IEnumerable<Record> All(string entity)
    {
        if (IsPushTopic(entity)) return topics.All.Select(topic => PushTopicRecord.Of(topic, identity.UserId));
        return IsOrganization(entity) ? [Organization] : records.Table(entity)?.Live ?? [];
    }

    private Record Organization => OrganizationRecord.Of(identity, state.Options);

    private static bool IsPushTopic(string entity) => entity.Equals(PushTopicObject.Name, StringComparison.OrdinalIgnoreCase);

    private static bool IsOrganization(string entity) => entity.Equals(OrganizationObject.Name, StringComparison.OrdinalIgnoreCase);
}
