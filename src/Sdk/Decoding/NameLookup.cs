using System.ComponentModel;

namespace TypedStreaming;

/// <summary>Finds the index of a member by its UTF-8 name. The source generator writes such lookups; programs do not need them.</summary>
/// <param name="name">The name in UTF-8, unescaped.</param>
/// <returns>The index, or -1 for an unknown name.</returns>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate int NameLookup(ReadOnlySpan<byte> name);
