namespace TypedStreaming.Generators.Diagnostics;

/// <summary>The part of an event type's source at which a diagnostic is reported.</summary>
internal enum DefectSite
{
    /// <summary>The diagnostic is reported at the channel argument of the event attribute.</summary>
    Channel,

    /// <summary>The diagnostic is reported on the payload format in the event attribute.</summary>
    Payload,

    /// <summary>The diagnostic is reported at the event attribute.</summary>
    Attribute,

    /// <summary>The diagnostic is reported at the name of the type or member.</summary>
    Symbol,
}
