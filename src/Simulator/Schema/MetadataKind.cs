namespace TypedStreaming.Simulator.Schema;

/// <summary>The kinds of metadata files, which are recognized by the suffixes of their names.</summary>
internal enum MetadataKind
{
    None,
    Object,
    Field,
    Description,
}
