namespace TypedStreaming.Simulator.Schema;

/// <summary>The kinds of metadata files, which are recognized by the ends of their names.</summary>
internal enum MetadataKind
{
    None,
    Object,
    Field,
    Description,
}
