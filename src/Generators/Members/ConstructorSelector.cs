using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedStreaming.Generators.Diagnostics;
using TypedStreaming.Generators.Symbols;

namespace TypedStreaming.Generators.Members;

/// <summary>
/// Chooses the constructor of an event type by the rules of System.Text.Json. It prefers the constructor with <c>[JsonConstructor]</c>, then the
/// public constructor without parameters, and then the public constructor if there is only one. In a positional struct, the positional constructor
/// has priority over the constructor without parameters.
/// </summary>
internal static class ConstructorSelector
{
    public static IMethodSymbol? Select(ParseScope scope)
    {
        var all = scope.Type.InstanceConstructors.Where(c => !IsCopy(c)).ToList();
        var marked = all.Find(c => c.HasAttribute(WellKnownTypes.JsonConstructor));
        if (marked is not null)
        {
            if (scope.CanReach(marked)) return marked;
            scope.ReportAt(Rules.CannotBeFilled, scope.Type, scope.Type.Name, "the constructor with [JsonConstructor] is not accessible from the event");
            return null;
        }

        var open = all.FindAll(c => c.DeclaredAccessibility == Accessibility.Public);
        var chosen = scope.Type.IsValueType ? open.Find(IsPositional) : null;
        chosen ??= open.Find(c => c.Parameters.IsEmpty);
        if (chosen is null && open.Count == 1) chosen = open[0];
        if (chosen is null && !scope.Type.IsAbstract && !scope.Type.IsStatic) Report(scope, open.Count);
        return chosen;
    }

    private static void Report(ParseScope scope, int count) =>
        scope.ReportAt(
            Rules.CannotBeFilled,
            scope.Type,
            scope.Type.Name,
            count == 0
                ? "the type has no public constructor; mark one with [JsonConstructor]"
                : "the type has several public constructors; mark one with [JsonConstructor]");

    private static bool IsPositional(IMethodSymbol constructor) =>
        constructor.Parameters.Length > 0
        && constructor.DeclaringSyntaxReferences.Any(r => r.GetSyntax() is TypeDeclarationSyntax);

    private static bool IsCopy(IMethodSymbol constructor) =>
        constructor.ContainingType.IsRecord
        && constructor.Parameters.Length == 1
        && SymbolEqualityComparer.Default.Equals(constructor.Parameters[0].Type, constructor.ContainingType);
}
