namespace TypedStreaming.Generators.Parsing;

/// <summary>Where in the source a defect shows.</summary>
internal enum DefectSite
{
    /// <summary>The channel in the attribute.</summary>
    Channel,

    /// <summary>The payload format in the attribute.</summary>
    Payload,

    /// <summary>The attribute itself.</summary>
    Attribute,

    /// <summary>The name of the symbol in question.</summary>
    Symbol,
}
