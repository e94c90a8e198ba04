using Google.Protobuf;
using TypedStreaming.Simulator.Channels;
using TypedStreaming.Simulator.PubSub.Schemas;

namespace TypedStreaming.Simulator.PubSub;

/// <content>The schemas of events.</content>
public sealed partial class SimulatedPubSub
{
    /// <summary>
    /// Defines the fields of an event, in the order of its schema. The new fields replace those that are known from the org or from published events.
    /// Fields that every event of this kind has, such as <c>CreatedDate</c>, are added. Events that are published from now on use the new schema.
    /// </summary>
    /// <param name="name">The name of the event, such as <c>Order__e</c> or <c>AccountChangeEvent</c>. The org must have the event.</param>
    /// <param name="fields">The fields. Then an event with another field, or with a value that does not fit, cannot be published.</param>
    /// <returns>The id of the schema.</returns>
    /// <exception cref="InvalidOperationException">The org has no such event.</exception>
    public string DefineEvent(string name, params IReadOnlyCollection<EventField> fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        return Change(name, definition => definition.Close(OrgFields.Completed(definition, fields)));
    }

    /// <summary>Defines an event by the text of its Avro schema, for example a schema that a real org has sent.</summary>
    /// <param name="schemaJson">The schema. Its name is the name of the event, such as <c>AccountChangeEvent</c>.</param>
    /// <returns>The id of the schema.</returns>
    /// <exception cref="ArgumentException">The text is not the Avro schema of a record.</exception>
    /// <exception cref="InvalidOperationException">The org has no event of the schema's name.</exception>
    public string DefineSchema(string schemaJson)
    {
        ArgumentNullException.ThrowIfNull(schemaJson);
        var schema = new EventSchema(schemaJson);
        return Change(schema.Name, definition => definition.Close(schema));
    }

    /// <summary>
    /// Adds a field at the end of an event's schema, or changes the type of a field. Events that have already been published keep their schema.
    /// </summary>
    /// <param name="name">The name of the event, such as <c>Order__e</c> or <c>AccountChangeEvent</c>.</param>
    /// <param name="field">The name of the field.</param>
    /// <param name="type">The type of the field.</param>
    /// <returns>The id of the new schema.</returns>
    /// <exception cref="ArgumentException">A name is empty.</exception>
    /// <exception cref="InvalidOperationException">The org has no such event, or <see cref="DefineSchema"/> has defined it.</exception>
    public string AddField(string name, string field, EventFieldType type)
    {
        ArgumentException.ThrowIfNullOrEmpty(field);
        return Change(name, definition =>
        {
            RequireFields(definition);
            definition.Put(new SchemaField(field, type, FieldOrigin.Defined));
        });
    }

    /// <summary>
    /// Removes a field from an event's schema. Events that have already been published keep their schema. If an event that is published later
    /// contains the field, the field is added again.
    /// </summary>
    /// <param name="name">The name of the event, such as <c>Order__e</c> or <c>AccountChangeEvent</c>.</param>
    /// <param name="field">The name of the field.</param>
    /// <returns>The id of the new schema.</returns>
    /// <exception cref="ArgumentException">A name is empty.</exception>
    /// <exception cref="InvalidOperationException">The org has no such event, the event has no such field, or <see cref="DefineSchema"/> has defined
    /// it.</exception>
    public string RemoveField(string name, string field)
    {
        ArgumentException.ThrowIfNullOrEmpty(field);
        return Change(name, definition =>
        {
            RequireFields(definition);
            if (!definition.Remove(field)) throw new InvalidOperationException($"{name} has no field '{field}'.");
        });
    }

    /// <summary>Returns the id of the schema that would be used if an event were published now.</summary>
    /// <param name="name">The name of the event, such as <c>Order__e</c> or <c>AccountChangeEvent</c>.</param>
    /// <returns>The id, with 22 characters.</returns>
    /// <exception cref="InvalidOperationException">The org has no such event.</exception>
    public string SchemaIdOf(string name) => Change(name, static _ => { });

    /// <summary>Returns the text of a schema.</summary>
    /// <param name="schemaId">The id of a schema that was used at any time.</param>
    /// <returns>The Avro schema, or null if no schema has the id.</returns>
    public string? FindSchema(string schemaId)
    {
        ArgumentNullException.ThrowIfNull(schemaId);
        lock (_org.State.Gate) return _bus.Schemas.Find(schemaId)?.Json;
    }

    /// <summary>
    /// Publishes a platform event from the bytes of its payload, which do not have to match the Avro schema. CometD clients receive the event only if
    /// the bytes match the schema.
    /// </summary>
    /// <param name="channel">The event's own channel, such as <c>/event/Order__e</c>.</param>
    /// <param name="payload">The bytes. They are sent unchanged.</param>
    /// <param name="schemaId">The id of the schema that the event names. Null, the default, means the newest one of the event.</param>
    /// <param name="eventUuid">The id of the event. Null, the default, means a random one.</param>
    /// <param name="cancellationToken">Cancels the call before it publishes.</param>
    /// <returns>The replay id of the event, as CometD has it.</returns>
    /// <exception cref="ArgumentException">The org has never had a schema with the id.</exception>
    /// <exception cref="InvalidOperationException">The org has no such platform event.</exception>
    public ValueTask<long> PublishAvroAsync(
        string channel, ReadOnlyMemory<byte> payload, string? schemaId = null, string? eventUuid = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(channel);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_org.State.Gate)
        {
            var definition = _org.State.Catalog.FindPlatformEvent(channel)
                ?? throw new InvalidOperationException($"The simulated org has no platform event for channel '{channel}'; add it first (AddPlatformEvent).");
            var id = schemaId ?? _bus.Schemas.OfTopic(channel)!.Id;
            if (_bus.Schemas.Find(id) is null) throw new ArgumentException($"There is no schema with the id '{id}'.", nameof(schemaId));
            return ValueTask.FromResult(_publisher.Publish(definition, id, eventUuid ?? "", ByteString.CopyFrom(payload.Span)));
        }
    }

    private string Change(string name, Action<EventDefinition> change)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        lock (_org.State.Gate)
        {
            var definition = _bus.Schemas.Require(name);
            change(definition);
            return _bus.Schemas.Use(definition).Id;
        }
    }

    private static void RequireFields(EventDefinition definition)
    {
        if (definition.IsClosed && definition.Fields.Count == 0)
            throw new InvalidOperationException($"{definition.Name} is defined by the text of its schema: define it again with a different schema text.");
    }
}
