namespace TypedStreaming.Generators.Schema;

/// <summary>The kinds of files that describe an org.</summary>
internal enum SchemaForm
{
    /// <summary>The file describes an object in SFDX source, <c>*.object-meta.xml</c>.</summary>
    Object,

    /// <summary>The file describes a field in SFDX source, <c>*.field-meta.xml</c>.</summary>
    Field,

    /// <summary>The file is the saved result of a describe call, <c>*.describe.json</c>.</summary>
    Describe,
}
