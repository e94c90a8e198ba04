using System.Text.Json.Nodes;
using TypedStreaming.Simulator.Channels;
using TypedStreaming.Simulator.Schema;

namespace TypedStreaming.Simulator.PubSub.Schemas;

/// <summary>
/// The schemas of the org's events: the current schema of each event, and all earlier schemas by their ids. Used only while the org's lock is held.
/// </summary>
internal sealed class SchemaTable(SimulatedOrg org)
{
    private const int NewestVersion = 66;

    private readonly Dictionary<string, EventDefinition> _definitions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, EventSchema> _byId = new(StringComparer.Ordinal);

    public EventSchema? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>Returns the current schema of the events of a topic, or null if the topic has several kinds of events.</summary>
    public EventSchema? OfTopic(string topic)
    {
        if (org.State.Catalog.FindPlatformEvent(topic) is { } platformEvent) return Use(Of(platformEvent));
        return org.State.Catalog.EntityOf(topic) is { } entity ? Use(OfEntity(entity)) : null;
    }

    /// <summary>Returns the current schema of a platform event. Unknown fields of the published event are added to the definition first.</summary>
    /// <exception cref="ArgumentException">The event is defined by the test, and the values do not fit its definition.</exception>
    public EventSchema For(PlatformEvent published)
    {
        var definition = Of(published.Definition);
        FieldInference.Learn(definition, published.Fields);
        return Use(definition);
    }

    /// <inheritdoc cref="For(PlatformEvent)"/>
    public EventSchema For(ChangeEventContent published)
    {
        var definition = OfEntity(published.Draft.Entity);
        FieldInference.Learn(definition, published.Fields(NewestVersion));
        return Use(definition);
    }

    /// <summary>Returns the definition of the event with the given name, such as <c>Order__e</c> or <c>AccountChangeEvent</c>.</summary>
    /// <exception cref="InvalidOperationException">The org has no such event.</exception>
    public EventDefinition Require(string name)
    {
        if (org.State.Catalog.FindPlatformEvent(ChannelNameGrammar.PlatformEventPrefix + name) is { } platformEvent) return Of(platformEvent);
        return org.State.Catalog.EntityOf(ChannelNameGrammar.ChangeEventPrefix + name) is { } entity
            ? OfEntity(entity)
            : throw new InvalidOperationException(
                $"The simulated org has no event '{name}'; add it first (AddPlatformEvent, or AddChangeEvents for a name such as AccountChangeEvent).");
    }

    /// <summary>Returns the current schema of a definition, and adds it to the schemas that can be found by their ids.</summary>
    public EventSchema Use(EventDefinition definition)
    {
        var schema = definition.Schema;
        return _byId[schema.Id] = schema;
    }

    private EventDefinition Of(PlatformEventDefinition platformEvent)
    {
        if (!_definitions.TryGetValue(platformEvent.Name, out var definition))
            _definitions[platformEvent.Name] = definition = OrgFields.NewPlatformEvent(platformEvent.Name);
        if (!definition.IsClosed) OrgFields.Update(definition, platformEvent, org.Metadata.Find(platformEvent.Name));
        return definition;
    }

    private EventDefinition OfEntity(string entity)
    {
        var name = ChannelNameGrammar.OfChanges(entity)[ChannelNameGrammar.ChangeEventPrefix.Length..];
        var isNew = !_definitions.TryGetValue(name, out var definition);
        if (isNew) _definitions[name] = definition = new EventDefinition(name, isChangeEvent: true);
        if (!definition!.IsClosed) OrgFields.Update(definition, entity, org.Metadata.Find(entity));
        if (isNew) OrgFields.AddSystemFields(definition);
        return definition;
    }
}
