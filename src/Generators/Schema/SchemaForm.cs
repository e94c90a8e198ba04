namespace TypedStreaming.Generators.Schema;

/// <summary>The forms of files that describe an org.</summary>
internal enum SchemaForm
{
    /// <summary>An object of SFDX source, <c>*.object-meta.xml</c>.</summary>
    Object,

    /// <summary>A field of SFDX source, <c>*.field-meta.xml</c>.</summary>
    Field,

    /// <summary>The saved result of a describe call, <c>*.describe.json</c>.</summary>
    Describe,
}
