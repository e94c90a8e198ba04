using Microsoft.CodeAnalysis;
using TypedStreaming.Generators.Symbols;

namespace TypedStreaming.Generators.Values;

/// <summary>Recognizes <c>Field&lt;T&gt;</c>, which distinguishes between an absent field, null and a value.</summary>
internal static class FieldTypes
{
    /// <summary>Returns the type argument of <c>Field&lt;T&gt;</c>, or null for any other type.</summary>
    public static ITypeSymbol? ValueOf(ITypeSymbol type) =>
        type is INamedTypeSymbol { Arity: 1, IsValueType: true } field && field.Is(WellKnownTypes.Field) ? field.TypeArguments[0] : null;

    public static bool IsField(ITypeSymbol type) => ValueOf(type) is not null;
}
