using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using TypedStreaming.Generators.Model;

namespace TypedStreaming.Generators.Caching;

/// <summary>
/// Caches the model of each declaration, and parses a declaration again only if the parser could see a difference. After every edit, the
/// compiler runs a transform for every event type, on a new compilation in which nothing is bound yet. Binding all types there costs many times
/// more than checking for changes.
/// </summary>
internal sealed class ModelMemo
{
    // The key is the declaration. An edit of its file makes new nodes, so an entry never lives longer than the text from which it was made.
    private readonly ConditionalWeakTable<SyntaxNode, Entry> _entries = new();
    private readonly ConditionalWeakTable<Compilation, Surroundings> _surroundings = new();
    private readonly OutlineCache _outlines = new();

    /// <summary>Returns the model of a declaration: the cached model, if it cannot have changed.</summary>
    public EventTypeModel? Get(
        SyntaxNode declaration, INamedTypeSymbol type, Compilation compilation, Func<EventTypeModel?> parse, CancellationToken cancellation)
    {
        var surroundings = _surroundings.GetValue(compilation, c => _outlines.SurroundingsIn(c, cancellation));
        var entry = _entries.GetOrCreateValue(declaration);
        if (entry.Parsed is { } known && known.Holds(compilation, surroundings)) return known.Model;
        var parsed = new Memory(parse(), surroundings, Dependencies.Of(type, compilation));
        entry.Parsed = parsed; // This is one reference, so two threads can only replace one valid entry by another one.
        return parsed.Model;
    }

    private sealed class Entry
    {
        public Memory? Parsed { get; set; }
    }

    private sealed class Memory(EventTypeModel? model, Surroundings surroundings, IReadOnlyList<SyntaxTree> dependencies)
    {
        public EventTypeModel? Model { get; } = model;

        public bool Holds(Compilation compilation, Surroundings now) =>
            surroundings.AreSameAs(now) && dependencies.All(compilation.ContainsSyntaxTree);
    }
}
