namespace TypedStreaming.Simulator.PubSub.Schemas;

/// <summary>A field in the definition of an event.</summary>
/// <param name="Name">The API name.</param>
/// <param name="Type">The type.</param>
/// <param name="Origin">The source from which the field is known.</param>
/// <param name="IsTypeKnown">False if no definition contains the type, so that published values decide.</param>
internal sealed record SchemaField(string Name, EventFieldType Type, FieldOrigin Origin, bool IsTypeKnown = true);
