using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using TypedStreaming.Generators.Model;

namespace TypedStreaming.Generators.Caching;

/// <summary>
/// Remembers the model of each declaration, and parses again only if something changed that the parser could see. The
/// compiler calls a transform for every event type after every edit, and nothing is bound in the new compilation yet:
/// binding all of them costs many times more than finding them.
/// </summary>
internal sealed class ModelMemo
{
    // By declaration: an edit of its file makes new nodes, so an entry never outlives the text from which it was made.
    private readonly ConditionalWeakTable<SyntaxNode, Entry> _entries = new();
    private readonly ConditionalWeakTable<Compilation, Surroundings> _surroundings = new();
    private readonly OutlineCache _outlines = new();

    /// <summary>The model of a declaration, from memory if it cannot have changed.</summary>
    public EventTypeModel? Get(
        SyntaxNode declaration, INamedTypeSymbol type, Compilation compilation, Func<EventTypeModel?> parse, CancellationToken cancellation)
    {
        var surroundings = _surroundings.GetValue(compilation, c => _outlines.SurroundingsIn(c, cancellation));
        var entry = _entries.GetOrCreateValue(declaration);
        if (entry.Parsed is { } known && known.Holds(compilation, surroundings)) return known.Model;
        var parsed = new Memory(parse(), surroundings, Dependencies.Of(type, compilation));
        entry.Parsed = parsed; // One reference, so that two threads can only replace one valid entry by another.
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
