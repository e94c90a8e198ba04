using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedStreaming.Generators.Parsing;

/// <summary>Names the emitted classes that read events.</summary>
internal static class ReaderNames
{
    private const string Usual = "EventReader";

    /// <summary>A name for the emitted nested class that means nothing else in the type.</summary>
    public static string Of(INamedTypeSymbol type, Compilation compilation)
    {
        var name = Usual;
        while (IsTaken(type, name, compilation)) name += "_";
        return name;
    }

    private static bool IsTaken(INamedTypeSymbol type, string name, Compilation compilation) =>
        type.Name == name
        || type.SelfAndBases().Any(t => !t.GetMembers(name).IsEmpty)
        || IsInherited(type, name, compilation)
        || IsKnown(type, name, compilation);

    // A type may be derived from the event that it stands in, and would inherit the reader.
    private static bool IsInherited(INamedTypeSymbol type, string name, Compilation compilation) =>
        type.SelfAndOuters().Skip(1).Any(o =>
            type.SelfAndBases().Contains(o, SymbolEqualityComparer.Default)
            && EventAttributes.FirstOf(o) is not null
            && Of(o, compilation) == name);

    // The program may have a type of that name, and use it in the event.
    private static bool IsKnown(INamedTypeSymbol type, string name, Compilation compilation) =>
        type.DeclaringSyntaxReferences.Any(r =>
            r.GetSyntax() is TypeDeclarationSyntax part
            && compilation.ContainsSyntaxTree(r.SyntaxTree)
            && !compilation.GetSemanticModel(r.SyntaxTree).LookupSymbols(part.Identifier.SpanStart, name: name).IsEmpty);
}
