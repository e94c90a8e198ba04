using Microsoft.CodeAnalysis;
using TypedStreaming.Generators.Analyzers;
using TypedStreaming.Generators.Model;

namespace TypedStreaming.Generators.Parsing;

/// <summary>
/// Finds attributes that change what System.Text.Json reads and that mean nothing to an emitted reader, so that nobody counts on
/// them. Those that only matter for writing are left alone, and so are values that ask for what is done anyway.
/// </summary>
internal static class IgnoredAttributes
{
    private const string Namespace = "System.Text.Json.Serialization.";
    private const int ReadsNumbersFromText = 1 | 4; // AllowReadingFromString, AllowNamedFloatingPointLiterals

    public static void Check(ParseScope scope, List<MemberBinding> bindings)
    {
        CheckType(scope, scope.Type, bindings);
        foreach (var nested in scope.Nested.All) CheckType(scope, nested.Symbol, nested.Bindings);
    }

    private static void CheckType(ParseScope scope, INamedTypeSymbol type, List<MemberBinding> bindings)
    {
        foreach (var declaration in type.SelfAndBases()) CheckSymbol(scope, declaration);
        foreach (var binding in bindings) CheckSymbol(scope, binding.Candidate.Symbol);
    }

    private static void CheckSymbol(ParseScope scope, ISymbol symbol)
    {
        foreach (var found in symbol.GetAttributes().Select(a => (Name: NameOf(a), Effect: EffectOf(a))).Where(f => f.Effect is not null).Distinct())
            scope.ReportAt(Rules.IgnoredAttribute, symbol is INamedTypeSymbol ? scope.Type : symbol, ShortNameOf(symbol, scope), found.Name, found.Effect!);
    }

    // What is inherited or nested is reported at the event, so that it has to say where it is.
    private static string ShortNameOf(ISymbol symbol, ParseScope scope) =>
        symbol is INamedTypeSymbol || SymbolEqualityComparer.Default.Equals(symbol.ContainingType, scope.Type)
            ? symbol.Name
            : $"{symbol.ContainingType.Name}.{symbol.Name}";

    private static string NameOf(AttributeData attribute) =>
        attribute.AttributeClass?.Name is { } name && name.EndsWith("Attribute", StringComparison.Ordinal)
            ? name.Substring(0, name.Length - "Attribute".Length)
            : "";

    private static string? EffectOf(AttributeData attribute) => NameOf(attribute) switch
    {
        "JsonNumberHandling" when Is(attribute) && (Value(attribute) & ReadsNumbersFromText) != 0 => "a number in a string is refused",
        "JsonUnmappedMemberHandling" when Is(attribute) && Value(attribute) != 0 => "members of unknown names are skipped",
        "JsonObjectCreationHandling" when Is(attribute) && Value(attribute) != 0 => "a value replaces the default",
        "JsonPolymorphic" or "JsonDerivedType" when Is(attribute) => "the type itself is read, whatever \"$type\" says",
        _ => null,
    };

    private static bool Is(AttributeData attribute) => attribute.AttributeClass.Is(Namespace + attribute.AttributeClass!.Name);

    private static int Value(AttributeData attribute) => attribute.FirstArgument() is int value ? value : 0;
}
