using TypedStreaming.Simulator.Channels;
using TypedStreaming.Simulator.Schema;

namespace TypedStreaming.Simulator.PubSub.Schemas;

/// <summary>Adds the fields that the org knows to the definitions of its events.</summary>
internal static class OrgFields
{
    private static readonly SchemaField[] OfPlatformEvents =
    [
        new(SystemFields.CreatedDate, EventFieldType.DateTime, FieldOrigin.System),
        new(SystemFields.CreatedById, EventFieldType.Text, FieldOrigin.System),
    ];

    private static readonly SchemaField[] OfChangeEvents =
    [
        .. OfPlatformEvents,
        new(SystemFields.LastModifiedDate, EventFieldType.DateTime, FieldOrigin.System),
        new(SystemFields.LastModifiedById, EventFieldType.Text, FieldOrigin.System),
    ];

    public static EventDefinition NewPlatformEvent(string name)
    {
        var definition = new EventDefinition(name, isChangeEvent: false);
        AddSystemFields(definition);
        return definition;
    }

    /// <summary>Adds the fields that every event of this kind has: at the beginning of a platform event, at the end of a change event.</summary>
    public static void AddSystemFields(EventDefinition definition)
    {
        foreach (var field in SystemFieldsOf(definition)) definition.Put(field);
    }

    /// <summary>Returns the fields that a test has defined, together with the fields that every event of this kind has.</summary>
    public static IEnumerable<SchemaField> Completed(EventDefinition definition, IReadOnlyCollection<EventField> fields)
    {
        var given = fields.Select(static field => new SchemaField(field.Name, field.Type, FieldOrigin.Defined));
        var system = SystemFieldsOf(definition);
        return definition.IsChangeEvent
            ? given.UnionBy(system, static field => field.Name, StringComparer.Ordinal)
            : system.UnionBy(given, static field => field.Name, StringComparer.Ordinal);
    }

    /// <summary>Adds the fields that the org's definition of a platform event contains, and removes those that it no longer contains.</summary>
    public static void Update(EventDefinition definition, PlatformEventDefinition platformEvent, ObjectDefinition? metadata)
    {
        if (platformEvent.Fields is not { } names) return;
        foreach (var gone in definition.Fields.Where(field => field.Origin == FieldOrigin.Org && !names.Contains(field.Name, StringComparer.Ordinal)).ToArray())
            definition.Remove(gone.Name);
        foreach (var name in names)
        {
            if (TypeOf(metadata?.Find(name)) is { } type) definition.Put(new SchemaField(name, type, FieldOrigin.Org));
            else if (definition.Find(name) is null) definition.Put(new SchemaField(name, EventFieldType.Text, FieldOrigin.Org, IsTypeKnown: false));
        }
    }

    /// <summary>Adds the fields that an object's metadata contains. The parts of a compound field are added as one field.</summary>
    public static void Update(EventDefinition definition, string entity, ObjectDefinition? metadata)
    {
        foreach (var field in metadata?.Fields ?? [])
        {
            if (SystemFields.IsMaintained(field.Name)) continue;
            if (CompoundFields.Of(entity, field.Name) is { } part) PutIfNew(definition, part.Compound, CompoundTypeOf(part.Compound, part.Part));
            else if (field.Name == SystemFields.Name && CompoundFields.IsPerson(entity)) PutIfNew(definition, field.Name, EventFieldType.PersonName);
            else if (TypeOf(field) is { } type) definition.Put(new SchemaField(field.Name, type, FieldOrigin.Org));
        }
    }

    private static void PutIfNew(EventDefinition definition, string name, EventFieldType type)
    {
        if (definition.Find(name) is null) definition.Put(new SchemaField(name, type, FieldOrigin.Org));
    }

    private static SchemaField[] SystemFieldsOf(EventDefinition definition) => definition.IsChangeEvent ? OfChangeEvents : OfPlatformEvents;

    private static EventFieldType CompoundTypeOf(string compound, string part)
    {
        if (compound == SystemFields.Name) return EventFieldType.PersonName;
        return part is "Latitude" or "Longitude" && compound.EndsWith("__c", StringComparison.Ordinal) ? EventFieldType.Location : EventFieldType.Address;
    }

    private static EventFieldType? TypeOf(FieldDefinition? field) => field?.Kind switch
    {
        FieldKind.Id or FieldKind.Text or FieldKind.TextArea or FieldKind.Picklist or FieldKind.MultiPicklist => EventFieldType.Text,
        FieldKind.Boolean => EventFieldType.Boolean,
        FieldKind.Number => field.Type switch
        {
            "int" => EventFieldType.WholeNumber,
            "long" => EventFieldType.LargeWholeNumber,
            _ => EventFieldType.Number,
        },
        FieldKind.Date => EventFieldType.Date,
        FieldKind.DateTime => EventFieldType.DateTime,
        FieldKind.Time => EventFieldType.Time,
        FieldKind.Compound => field.Type == "location" ? EventFieldType.Location : EventFieldType.Address,
        _ => null,
    };
}
