using Microsoft.CodeAnalysis;

namespace TypedStreaming.Generators.Symbols;

/// <summary>
/// Determines whether a type or member can be null, in the same way as the compiler. If the compiler does not know the nullability, null is allowed.
/// </summary>
internal static class Nullability
{
    /// <summary>Returns true if the type itself can be null. Reference types without nullability information count as nullable.</summary>
    public static bool AcceptsNull(ITypeSymbol type) =>
        type.NullableUnderlying() is not null
        || (type.IsReferenceType && type.NullableAnnotation != NullableAnnotation.NotAnnotated);

    /// <summary>
    /// Returns true if a member or a parameter of the type can be null. Attributes of the member or the parameter have priority over the annotation
    /// of the type.
    /// </summary>
    public static bool AcceptsNull(ITypeSymbol type, ISymbol target) =>
        CanHoldNull(type)
        && !Has(target, WellKnownTypes.DisallowNull)
        && (AcceptsNull(type) || Has(target, WellKnownTypes.AllowNull));

    public static bool CanHoldNull(ITypeSymbol type) => type.IsReferenceType || type.NullableUnderlying() is not null;

    private static bool Has(ISymbol target, string attribute) =>
        target.HasAttribute(attribute)
        || (target is IPropertySymbol { SetMethod: { } setter } && setter.Parameters[setter.Parameters.Length - 1].HasAttribute(attribute));
}
