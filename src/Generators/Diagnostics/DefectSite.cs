namespace TypedStreaming.Generators.Diagnostics;

/// <summary>The part of the source at which a defect is shown.</summary>
internal enum DefectSite
{
    /// <summary>The channel in the attribute.</summary>
    Channel,

    /// <summary>The payload format in the attribute.</summary>
    Payload,

    /// <summary>The attribute itself.</summary>
    Attribute,

    /// <summary>The name of the symbol that has the defect.</summary>
    Symbol,
}
