using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TypedStreaming.Generators.Model;
using TypedStreaming.Generators.Symbols;
using TypedStreaming.Generators.Values;

namespace TypedStreaming.Generators.Members;

/// <summary>
/// Finds the uses of obsolete or experimental members for which the compiler would report warnings in the generated code. These warnings are
/// suppressed, because the generated code uses only members that are declared in user code.
/// </summary>
internal static class UseWarningsParser
{
    private const string ObsoleteId = "DiagnosticId";

    /// <summary>
    /// Returns true if the use of an obsolete symbol is an error, or causes a warning with a custom id. A <c>#pragma</c> for the usual warning
    /// ids does not suppress such a diagnostic.
    /// </summary>
    public static bool IsObsolete(ISymbol symbol) =>
        symbol.FindAttribute(WellKnownTypes.Obsolete) is { } attribute
        && (attribute.ConstructorArguments.Any(a => a.Value is true) || attribute.NamedArguments.Any(a => a.Key == ObsoleteId));

    public static UseWarnings Of(ParseScope scope, List<MemberBinding> bindings)
    {
        var named = NamesIn(scope.Type, bindings).Concat(scope.Nested.All.SelectMany(t => NamesIn(t.Symbol, t.Bindings))).ToList();
        var experimental = named.Concat(named.Select(s => s.ContainingModule)).Concat(named.Select(s => s.ContainingAssembly)).Select(IdOf);
        return new UseWarnings(
            named.Exists(IsObsolete),
            experimental.OfType<string>().Where(SyntaxFacts.IsValidIdentifier).Distinct(StringComparer.Ordinal).OrderBy(id => id, StringComparer.Ordinal).ToEquatableArray());
    }

    private static string? IdOf(ISymbol? symbol) => symbol?.FindAttribute(WellKnownTypes.Experimental)?.FirstArgument() as string;

    // The result contains a few more names than the reader uses. This does no harm, because the generated file contains no other code of the
    // program.
    private static IEnumerable<ISymbol> NamesIn(INamedTypeSymbol type, List<MemberBinding> bindings) =>
        type.SelfAndBases().SelectMany(t => t.SelfAndOuters().Concat(t.GetMembers()))
            .Concat(bindings.SelectMany(b => NamesOf(b.Type).Concat(ContextTypes.For(b.Candidate.Symbol, b.Type) is { } context ? [context] : [])));

    private static IEnumerable<ISymbol> NamesOf(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => NamesOf(array.ElementType),
        INamedTypeSymbol { TypeKind: TypeKind.Enum } named => named.SelfAndOuters().Concat(named.GetMembers()),
        INamedTypeSymbol named => named.SelfAndOuters().Concat(named.TypeArguments.SelectMany(NamesOf)),
        _ => [],
    };
}
