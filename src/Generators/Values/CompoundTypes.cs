using Microsoft.CodeAnalysis;

namespace TypedStreaming.Generators.Values;

/// <summary>Recognizes compound types, such as an address, whose members are read one by one.</summary>
internal static class CompoundTypes
{
    /// <summary>
    /// Returns true if a type can be a compound type, whose members are read one by one. The members themselves may still contain mistakes.
    /// </summary>
    public static bool CanBe(ITypeSymbol type) =>
        type is INamedTypeSymbol
        {
            TypeKind: TypeKind.Class or TypeKind.Struct,
            SpecialType: SpecialType.None,
            IsGenericType: false,
            IsAbstract: false,
            IsStatic: false,
            IsRefLikeType: false,
        }
        && !IsOfTheFramework(type.ContainingNamespace)
        && !CollectionTypes.IsCollection(type);

    private static bool IsOfTheFramework(INamespaceSymbol space)
    {
        var outermost = space;
        while (outermost.ContainingNamespace is { IsGlobalNamespace: false } outer) outermost = outer;
        return outermost.Name is "System" or "Microsoft";
    }
}
