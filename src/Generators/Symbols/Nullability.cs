using Microsoft.CodeAnalysis;

namespace TypedStreaming.Generators.Symbols;

/// <summary>Decides about null as the compiler would; where it cannot know, null is allowed.</summary>
internal static class Nullability
{
    /// <summary>Checks the type alone. Oblivious references count as nullable.</summary>
    public static bool AcceptsNull(ITypeSymbol type) =>
        type.NullableUnderlying() is not null
        || (type.IsReferenceType && type.NullableAnnotation != NullableAnnotation.NotAnnotated);

    /// <summary>Checks a member or parameter of the type; its attributes take precedence over the annotation.</summary>
    public static bool AcceptsNull(ITypeSymbol type, ISymbol target) =>
        CanHoldNull(type)
        && !Has(target, WellKnownTypes.DisallowNull)
        && (AcceptsNull(type) || Has(target, WellKnownTypes.AllowNull));

    public static bool CanHoldNull(ITypeSymbol type) => type.IsReferenceType || type.NullableUnderlying() is not null;

    private static bool Has(ISymbol target, string attribute) =>
        target.HasAttribute(attribute)
        || (target is IPropertySymbol { SetMethod: { } setter } && setter.Parameters[setter.Parameters.Length - 1].HasAttribute(attribute));
}
