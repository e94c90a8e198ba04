using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TypedStreaming.Generators.Tests.Testing;

namespace TypedStreaming.Generators.Tests.Comparing;

/// <summary>Random types and types with broken readers, all in one compilation, since compiling takes most of the time.</summary>
public sealed class ComparedTypes : IDisposable
{
    private const int Seed = 20261122;

    private readonly AssemblyLoadContext _context = new(nameof(ComparedTypes), isCollectible: true);

    public ComparedTypes()
    {
        var plans = new TypePlans(new Random(Seed));
        var events = plans.Make();
        var declared = plans.Nested.Concat(events).Concat(events.Select(e => e.Base).OfType<TypePlan>());
        var compilation = EventCompilation.Of(
        [
            ValueKinds.EnumDeclaration,
            .. declared.Select(p => p.Source),
            .. BrokenReader.All.Select((_, i) => $"namespace {BrokenReader.NamespaceOf(i)};\n{BrokenReader.Plan.Source}"),
        ]);
        var assembly = Load(BrokenReader.Break(compilation.Output));
        Random = [.. events.Select(p => new ComparedType(p, assembly.GetType(p.Name, throwOnError: true)!))];
        Broken = [.. BrokenReader.All.Select((_, i) => new ComparedType(BrokenReader.Plan, assembly.GetType($"{BrokenReader.NamespaceOf(i)}.{BrokenReader.Plan.Name}", throwOnError: true)!))];
    }

    internal IReadOnlyList<ComparedType> Random { get; }

    /// <summary>One type for each of <see cref="BrokenReader.All"/>.</summary>
    internal IReadOnlyList<ComparedType> Broken { get; }

    public void Dispose() => _context.Unload();

    private System.Reflection.Assembly Load(CSharpCompilation compilation)
    {
        using var stream = new MemoryStream();
        var result = compilation.Emit(stream);
        Assert.Empty(result.Diagnostics.Where(d => d.Severity >= DiagnosticSeverity.Warning));
        stream.Position = 0;
        return _context.LoadFromStream(stream);
    }
}
