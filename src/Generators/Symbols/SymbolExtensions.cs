using Microsoft.CodeAnalysis;

namespace TypedStreaming.Generators.Symbols;

internal static class SymbolExtensions
{
    private static readonly SymbolDisplayFormat Qualified = SymbolDisplayFormat.FullyQualifiedFormat;

    private static readonly SymbolDisplayFormat QualifiedWithAnnotations =
        Qualified.AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    private static readonly SymbolDisplayFormat Metadata = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces);

    /// <summary>Returns the fully qualified name that generated code uses to refer to the type.</summary>
    public static string ToGlobalName(this ITypeSymbol type) => type.ToCode(Qualified);

    /// <summary>Returns the fully qualified name that generated code uses to refer to the type, including nullable annotations.</summary>
    public static string ToAnnotatedName(this ITypeSymbol type) => type.ToCode(QualifiedWithAnnotations);

    /// <summary>Returns the symbol as code in the given format. Contextual keywords are escaped too.</summary>
    public static string ToCode(this ISymbol symbol, SymbolDisplayFormat format) =>
        string.Concat(symbol.ToDisplayParts(format).Select(p => p.Kind == SymbolDisplayPartKind.Keyword || p.Symbol is null ? p.ToString() : Identifiers.EscapeContextual(p.ToString())));

    /// <summary>Returns the short name of the type, as it is shown in messages.</summary>
    public static string ToShortName(this ITypeSymbol type) =>
        type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);

    // Most types differ already in their last name, so the whole name is rarely created.
    public static bool Is(this ITypeSymbol? type, string metadataName) =>
        type is not null
        && metadataName.EndsWith(type.Name, StringComparison.Ordinal)
        && type.ToDisplayString(Metadata) == metadataName;

    public static AttributeData? FindAttribute(this ISymbol symbol, string metadataName)
    {
        foreach (var attribute in symbol.GetAttributes())
            if (attribute.AttributeClass.Is(metadataName)) return attribute;
        return null;
    }

    /// <summary>Returns the value of an attribute's first argument, or null if the argument is missing or is an array.</summary>
    public static object? FirstArgument(this AttributeData attribute) =>
        attribute.ConstructorArguments.Length > 0 && attribute.ConstructorArguments[0].Kind != TypedConstantKind.Array
            ? attribute.ConstructorArguments[0].Value
            : null;

    public static bool HasAttribute(this ISymbol symbol, string metadataName) => symbol.FindAttribute(metadataName) is not null;

    /// <summary>Returns the underlying type of a <see cref="Nullable{T}"/>, or null if the type is not a nullable value type.</summary>
    public static ITypeSymbol? NullableUnderlying(this ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            ? nullable.TypeArguments[0]
            : null;

    /// <summary>
    /// Returns the type and its base types, without <see cref="object"/> and <see cref="ValueType"/>. The most derived type comes first.
    /// </summary>
    public static IEnumerable<INamedTypeSymbol> SelfAndBases(this INamedTypeSymbol type)
    {
        for (var t = type; t is { SpecialType: SpecialType.None }; t = t.BaseType) yield return t;
    }

    /// <summary>Returns the type and its containing types. The innermost type comes first.</summary>
    public static IEnumerable<INamedTypeSymbol> SelfAndOuters(this INamedTypeSymbol type)
    {
        for (var t = type; t is not null; t = t.ContainingType) yield return t;
    }
}
