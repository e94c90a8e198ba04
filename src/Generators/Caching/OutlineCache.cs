using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace TypedStreaming.Generators.Caching;

/// <summary>Keeps the outline of each file as long as the file itself, so that an edit costs one outline.</summary>
internal sealed class OutlineCache
{
    private readonly ConditionalWeakTable<SyntaxTree, string> _outlines = new();

    // A reference can be another project's compilation, which must not be kept alive here: an empty object represents it.
    private readonly ConditionalWeakTable<object, object> _identities = new();

    public Surroundings SurroundingsIn(Compilation compilation, CancellationToken cancellation)
    {
        var outlines = compilation.SyntaxTrees.Select(t => _outlines.GetValue(t, tree => Outline.Of(tree, cancellation)));
        var identities = compilation.References.Cast<object>().Append(compilation.Options).Select(_identities.GetOrCreateValue);
        return new Surroundings([compilation.AssemblyName ?? "", .. identities], [.. outlines]);
    }
}
