namespace TypedStreaming.Simulator.PubSub.Schemas;

/// <summary>The reasons why a schema contains a field.</summary>
internal enum FieldOrigin
{
    /// <summary>Every event of this kind (platform event or change event) has the field.</summary>
    System,

    /// <summary>The org's definition of the event, or its metadata, contains the field.</summary>
    Org,

    /// <summary>A published event contained the field.</summary>
    Published,

    /// <summary>The test has defined the field.</summary>
    Defined,
}
