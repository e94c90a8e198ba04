namespace TypedStreaming.Simulator.PubSub.Schemas;

/// <summary>The sources from which a field of a schema is known.</summary>
internal enum FieldOrigin
{
    /// <summary>Every event of the kind has the field.</summary>
    System,

    /// <summary>The org's definition of the event, or its metadata, has the field.</summary>
    Org,

    /// <summary>A published event had the field.</summary>
    Published,

    /// <summary>The test defined the field.</summary>
    Defined,
}
