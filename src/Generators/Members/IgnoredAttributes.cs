using Microsoft.CodeAnalysis;
using TypedStreaming.Generators.Diagnostics;
using TypedStreaming.Generators.Symbols;

namespace TypedStreaming.Generators.Members;

/// <summary>
/// Finds attributes that change how System.Text.Json reads JSON, but have no effect on a generated reader. They are reported, so that no code relies
/// on them. An attribute is not reported if it matters only for writing, or if its value requests the normal behavior of the reader.
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
        var place = symbol is INamedTypeSymbol ? scope.Type : symbol;
        foreach (var alike in symbol.GetAttributes().GroupBy(EffectOf, StringComparer.Ordinal).Where(g => g.Key is not null))
            scope.ReportAt(Rules.IgnoredAttribute, place, ShortNameOf(symbol, scope), NameOf(alike.First()), alike.Key!);
    }

    // Inherited and nested members are reported at the event, so the message has to contain the name of their type.
    private static string ShortNameOf(ISymbol symbol, ParseScope scope) =>
        symbol is INamedTypeSymbol || SymbolEqualityComparer.Default.Equals(symbol.ContainingType, scope.Type)
            ? symbol.Name
            : $"{symbol.ContainingType.Name}.{symbol.Name}";

    private static string NameOf(AttributeData attribute)
    {
        var name = attribute.AttributeClass!.Name;
        return name.Substring(0, name.Length - "Attribute".Length);
    }

    // Most attributes differ already in their last name, so the whole name is rarely created.
    private static string? EffectOf(AttributeData attribute) =>
        attribute.AttributeClass is { } type && EffectOf(type.Name, attribute) is { } effect && type.Is(Namespace + type.Name) ? effect : null;

    private static string? EffectOf(string name, AttributeData attribute) => name switch
    {
        "JsonNumberHandlingAttribute" when (ValueOf(attribute) & ReadsNumbersFromText) != 0 => "numbers in strings are rejected",
        "JsonUnmappedMemberHandlingAttribute" when ValueOf(attribute) != 0 => "members with unknown names are skipped",
        "JsonObjectCreationHandlingAttribute" when ValueOf(attribute) != 0 => "the value in the event always replaces the initial value",
        "JsonPolymorphicAttribute" or "JsonDerivedTypeAttribute" => "the declared type is read, and \"$type\" is ignored",
        _ => null,
    };

    private static int ValueOf(AttributeData attribute) => attribute.FirstArgument() is int value ? value : 0;
}
