namespace TypedStreaming.Generators.Diagnostics;

/// <summary>The part of an event type's source at which a diagnostic is reported.</summary>
internal enum DefectSite
{
    /// <summary>The channel argument of the event attribute.</summary>
    Channel,

    /// <summary>The payload format in the event attribute.</summary>
    Payload,

    /// <summary>The event attribute itself.</summary>
    Attribute,

    /// <summary>The name of the type or member that has the defect.</summary>
    Symbol,
}
