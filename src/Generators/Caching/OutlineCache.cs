using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace TypedStreaming.Generators.Caching;

/// <summary>
/// Caches the outline of each source file (the parts of the file that affect other files). After an edit to one file, only the outline of this file
/// is created again.
/// </summary>
internal sealed class OutlineCache
{
    private readonly ConditionalWeakTable<SyntaxTree, string> _outlines = new();

    // A reference can be another project's compilation. This cache must not keep that compilation alive, so an empty object represents it.
    private readonly ConditionalWeakTable<object, object> _identities = new();

    public Surroundings SurroundingsIn(Compilation compilation, CancellationToken cancellation)
    {
        var outlines = compilation.SyntaxTrees.Select(t => _outlines.GetValue(t, tree => Outline.Of(tree, cancellation)));
        var identities = compilation.References.Cast<object>().Append(compilation.Options).Select(_identities.GetOrCreateValue);
        return new Surroundings([compilation.AssemblyName ?? "", .. identities], [.. outlines]);
    }
}
