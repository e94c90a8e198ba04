using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TypedStreaming.Generators.Channels;
using TypedStreaming.Generators.Symbols;

namespace TypedStreaming.Generators.Parsing;

/// <summary>Chooses the names of the generated classes that read events.</summary>
internal static class ReaderNames
{
    private const string Usual = "EventReader";

    /// <summary>Returns a name for the generated nested class that reads an event. The name is unique within the event type.</summary>
    public static string Of(INamedTypeSymbol type)
    {
        var name = Usual;
        while (IsTaken(type, name)) name += "_";
        return name;
    }

    private static bool IsTaken(INamedTypeSymbol type, string name) =>
        type.Name == name
        || type.SelfAndBases().Any(t => !t.GetMembers(name).IsEmpty)
        || IsInherited(type, name)
        || IsUsed(type, name);

    // A type may be derived from the event that contains it. In that case, it would inherit the reader class.
    private static bool IsInherited(INamedTypeSymbol type, string name) =>
        type.SelfAndOuters().Skip(1).Any(o =>
            type.SelfAndBases().Contains(o, SymbolEqualityComparer.Default)
            && EventAttributes.FirstOf(o) is not null
            && Of(o) == name);

    // The reader's name would hide a type of the program with the same name. This matters only if the event uses that type.
    private static bool IsUsed(INamedTypeSymbol type, string name) =>
        type.DeclaringSyntaxReferences.Any(r =>
            r.GetSyntax().DescendantTokens().Any(t => t.IsKind(SyntaxKind.IdentifierToken) && t.ValueText == name));
}
