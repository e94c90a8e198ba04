using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace TypedStreaming.Generators.Caching;

/// <summary>
/// Caches the model of each declaration (the data from which its code is generated). A declaration is parsed again only after a change that can
/// affect its model. The compiler requests all models after every edit, and parsing takes much longer than a check for changes.
/// </summary>
internal sealed class ModelMemo<TModel>
{
    // The key is the declaration. An edit of its file creates new nodes, so an entry never lives longer than the text from which it was created.
    private readonly ConditionalWeakTable<SyntaxNode, Entry> _entries = new();
    private readonly ConditionalWeakTable<Compilation, Surroundings> _surroundings = new();
    private readonly OutlineCache _outlines = new();

    /// <summary>Returns the model of a declaration. If no change can have affected the model, the cached model is returned.</summary>
    /// <param name="declaration">The declaration.</param>
    /// <param name="compilation">The current compilation.</param>
    /// <param name="parse">Creates the model.</param>
    /// <param name="dependencies">Finds the files whose members the model depends on. From other files, the model uses only names, bases, constructors and constants.</param>
    /// <param name="cancellation">The token that the compiler cancels when it does not need the result.</param>
    /// <returns>The model.</returns>
    public TModel Get(
        SyntaxNode declaration, Compilation compilation, Func<TModel> parse, Func<IReadOnlyList<SyntaxTree>> dependencies, CancellationToken cancellation)
    {
        var surroundings = _surroundings.GetValue(compilation, c => _outlines.SurroundingsIn(c, cancellation));
        var entry = _entries.GetOrCreateValue(declaration);
        if (entry.Parsed is { } known && known.Holds(compilation, surroundings)) return known.Model;
        var parsed = new Memory(parse(), surroundings, dependencies());
        entry.Parsed = parsed; // This is one reference, so two threads can only replace one valid entry by another one.
        return parsed.Model;
    }

    private sealed class Entry
    {
        public Memory? Parsed { get; set; }
    }

    private sealed class Memory(TModel model, Surroundings surroundings, IReadOnlyList<SyntaxTree> dependencies)
    {
        public TModel Model { get; } = model;

        public bool Holds(Compilation compilation, Surroundings now) =>
            surroundings.AreSameAs(now) && dependencies.All(compilation.ContainsSyntaxTree);
    }
}
