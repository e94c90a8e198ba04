using System.ComponentModel;

namespace TypedStreaming;

/// <summary>
/// Returns the index of the member with the given UTF-8 name. The source generator creates such lookups; your code does not need them.
/// </summary>
/// <param name="name">The name in UTF-8, unescaped.</param>
/// <returns>The index, or -1 for an unknown name.</returns>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate int NameLookup(ReadOnlySpan<byte> name);
