using Microsoft.CodeAnalysis;

namespace TypedStreaming.Package.Tests.Api;

/// <summary>The public surface of an assembly: a line for each type, and an indented one for each of its members.</summary>
internal static class ApiListing
{
    public const string Indent = "    ";

    public static string Of(IAssemblySymbol assembly)
    {
        var types = PublicSymbols.Types(assembly).ToLookup(type => type.ContainingNamespace.ToDisplayString());
        var sections = types.OrderBy(space => space.Key, StringComparer.Ordinal).SelectMany(Section);
        return $"# The public surface of {assembly.Name}. A test keeps it; CONTRIBUTING.md says how a change is accepted.\n"
            + string.Concat(sections);
    }

    private static IEnumerable<string> Section(IGrouping<string, INamedTypeSymbol> space) =>
        space.OrderBy(type => type.ToDisplayString(), StringComparer.Ordinal)
            .Select(type => $"\n{ApiText.Of(type)}\n{string.Concat(Members(type).Select(member => $"{Indent}{member}\n"))}")
            .Prepend($"\nnamespace {space.Key}\n");

    /// <summary>Values of an enum by number; all other members by kind and name, constructors first.</summary>
    private static IEnumerable<string> Members(INamedTypeSymbol type)
    {
        var members = PublicSymbols.Members(type).Select(member => (Member: member, Text: ApiText.Of(member)));
        return type.TypeKind == TypeKind.Enum
            ? members.OrderBy(one => Convert.ToInt64(((IFieldSymbol)one.Member).ConstantValue)).Select(one => one.Text)
            : members.OrderBy(one => Rank(one.Member)).ThenBy(one => one.Member.Name, StringComparer.Ordinal)
                .ThenBy(one => one.Text, StringComparer.Ordinal).Select(one => one.Text);
    }

    private static int Rank(ISymbol member) => member switch
    {
        IFieldSymbol => 0,
        IMethodSymbol { MethodKind: MethodKind.Constructor } => 1,
        IPropertySymbol => 2,
        IEventSymbol => 3,
        IMethodSymbol { MethodKind: MethodKind.Ordinary } => 4,
        _ => 5,
    };
}
