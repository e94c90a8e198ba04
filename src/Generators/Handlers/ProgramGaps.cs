using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedStreaming.Generators.Symbols;

namespace TypedStreaming.Generators.Handlers;

/// <summary>
/// Collects the code that registers handlers of change events or handles their gaps, while the compiler visits the code of a project. Thread-safe.
/// </summary>
internal sealed class ProgramGaps(Compilation compilation)
{
    private readonly ConcurrentQueue<UnhandledGaps> _unhandled = new();
    private readonly ConcurrentQueue<string> _listed = new();
    private volatile bool _makesClients;
    private volatile bool _handlesGaps;
    private volatile bool _sharesBuilders;

    public void Add(UnhandledGaps gaps) => _unhandled.Enqueue(gaps);

    public void See(INamedTypeSymbol type)
    {
        if (type.HasAttribute(WellKnownTypes.EventHandlerAttribute) && ChangeHandlers.Is(type)) _listed.Enqueue(type.ToShortName());
    }

    public void See(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        if (BuilderChain.IsStart(method)) _makesClients = true;
        else if (HandlerCalls.IsOfGaps(method)) _handlesGaps = true;
        else if (!BuilderChain.IsOfBuilder(method) && IsForeign(method) && call.Arguments.Any(static a => IsBuilder(a.Value.Type))) _sharesBuilders = true;
    }

    public void SeeReferenced(IMethodReferenceOperation reference)
    {
        if (HandlerCalls.IsOfGaps(reference.Method)) _handlesGaps = true;
    }

    /// <summary>
    /// Records a public method that takes or returns a builder. Another assembly that calls this method may handle the gaps of the client that the
    /// builder configures.
    /// </summary>
    public void SeeDeclared(IMethodSymbol method)
    {
        if (compilation.Options.OutputKind == OutputKind.DynamicallyLinkedLibrary
            && IsVisible(method)
            && method.Parameters.Select(static p => p.Type).Append(method.ReturnType).Any(HasBuilder)) _sharesBuilders = true;
    }

    /// <summary>
    /// Returns the calls that add handlers of change events to a client without a gap handler. Each call is returned with the name of one of these
    /// handlers.
    /// </summary>
    public IEnumerable<(Location Location, string Handler)> Unhandled()
    {
        var isSeenWhole = _makesClients && !_handlesGaps && !_sharesBuilders;
        var listed = _listed.OrderBy(static name => name, StringComparer.Ordinal).FirstOrDefault();
        return from gaps in _unhandled
               where gaps.IsWhole || isSeenWhole
               let handler = gaps.Handler ?? listed
               where handler is not null
               select (gaps.Location, handler);
    }

    private bool IsForeign(IMethodSymbol method) => !SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, compilation.Assembly);

    private static bool HasBuilder(ITypeSymbol type) => IsBuilder(type) || (type is INamedTypeSymbol named && named.TypeArguments.Any(IsBuilder));

    private static bool IsBuilder(ITypeSymbol? type) => type.Is(WellKnownTypes.StreamingBuilder);

    private static bool IsVisible(ISymbol? symbol)
    {
        for (; symbol is IMethodSymbol or INamedTypeSymbol; symbol = symbol.ContainingSymbol)
            if (symbol.DeclaredAccessibility is not (Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal)) return false;
        return true;
    }
}
