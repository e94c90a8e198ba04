using Microsoft.CodeAnalysis;
using TypedStreaming.Generators.Model;
using TypedStreaming.Generators.Symbols;

namespace TypedStreaming.Generators.Values;

/// <summary>Recognizes the collection types that a generated reader can fill.</summary>
internal static class CollectionTypes
{
    private const string Generic = "System.Collections.Generic";
    private const string Immutable = "System.Collections.Immutable";

    /// <summary>
    /// Returns the kind of object to create for a collection type, and the type of its elements. Returns null if generated code cannot fill the
    /// type.
    /// </summary>
    public static CollectionShape? ShapeOf(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol { IsSZArray: true } array => new CollectionShape(CollectionForm.Array, array.ElementType),
        INamedTypeSymbol { Arity: 1 } named when FormOf(named) is { } form => new CollectionShape(form, named.TypeArguments[0]),
        INamedTypeSymbol { Arity: 2 } named when IsDictionary(named) => new CollectionShape(CollectionForm.Dictionary, named.TypeArguments[1]),
        _ => null,
    };

    public static bool IsCollection(ITypeSymbol type) =>
        type.TypeKind == TypeKind.Array
        || type.AllInterfaces.Any(i => i.SpecialType == SpecialType.System_Collections_IEnumerable)
        || type.SpecialType == SpecialType.System_Collections_IEnumerable;

    /// <summary>
    /// Returns true if a member of the type can receive extension data. System.Text.Json accepts the same types, and also <c>JsonObject</c> and
    /// dictionaries with values of type <c>object</c>.
    /// </summary>
    public static bool CanExtend(ITypeSymbol type) =>
        type is INamedTypeSymbol { Arity: 2, Name: "Dictionary" or "IDictionary" } named
        && IsDictionary(named)
        && named.TypeArguments[1].Is(WellKnownTypes.JsonElement);

    private static CollectionForm? FormOf(INamedTypeSymbol type) => (SpaceOf(type), type.Name) switch
    {
        (Generic, "List" or "IReadOnlyList" or "IList" or "IReadOnlyCollection" or "ICollection" or "IEnumerable") => CollectionForm.List,
        (Generic, "HashSet" or "ISet" or "IReadOnlySet") => CollectionForm.Set,
        (Immutable, "ImmutableArray") => CollectionForm.ImmutableArray,
        _ => null,
    };

    private static bool IsDictionary(INamedTypeSymbol type) =>
        type.Name is "Dictionary" or "IDictionary" or "IReadOnlyDictionary"
        && SpaceOf(type) == Generic
        && type.TypeArguments[0].SpecialType == SpecialType.System_String;

    private static string SpaceOf(INamedTypeSymbol type) => type.ContainingNamespace.ToDisplayString();
}
