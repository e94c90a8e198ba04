using Microsoft.CodeAnalysis;

namespace TypedStreaming.Generators.Caching;

/// <summary>
/// Finds the source files on which the generated code of an event type depends. These are the files that declare the type, its containing types,
/// their base types, and the types of their members. Types that those types use are included too. Of all other types, the parser uses only the
/// names and constants.
/// </summary>
internal static class Dependencies
{
    public static IReadOnlyList<SyntaxTree> Of(INamedTypeSymbol type, Compilation compilation)
    {
        var trees = new HashSet<SyntaxTree>();
        var seen = new HashSet<ITypeSymbol>(SymbolEqualityComparer.Default);
        var open = new Stack<ITypeSymbol>();
        for (var t = type; t is not null; t = t.ContainingType) open.Push(t);
        while (open.Count > 0)
        {
            var next = open.Pop();
            if (!seen.Add(next)) continue;
            foreach (var part in PartsOf(next)) open.Push(part);
            if (!SymbolEqualityComparer.Default.Equals(next.ContainingAssembly, compilation.Assembly)) continue;
            foreach (var reference in next.DeclaringSyntaxReferences) trees.Add(reference.SyntaxTree);
            foreach (var read in TypesReadBy(next)) open.Push(read);
        }

        return [.. trees];
    }

    private static IEnumerable<ITypeSymbol> PartsOf(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => [array.ElementType],
        INamedTypeSymbol { IsGenericType: true } named => named.TypeArguments.Append(named.OriginalDefinition),
        _ => [],
    };

    private static IEnumerable<ITypeSymbol> TypesReadBy(ITypeSymbol type)
    {
        if (type.BaseType is { } parent) yield return parent;
        if (type.TypeKind == TypeKind.Enum) yield break;
        foreach (var member in type.GetMembers())
        {
            if (member is IPropertySymbol property) yield return property.Type;
            else if (member is IFieldSymbol { AssociatedSymbol: null } field) yield return field.Type;
        }
    }
}
