using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedStreaming.Conventions.Tests.Source;

namespace TypedStreaming.Conventions.Tests.Rules;

/// <summary>Classes are sealed, static or abstract, unless they are made to be derived from.</summary>
internal static class SealedClasses
{
    /// <summary>Classes made to be derived from, each with its reason.</summary>
    private static readonly Dictionary<string, string> Open = new(StringComparer.Ordinal)
    {
        ["StreamingException"] = "base of the exceptions that carry data, and thrown itself",
    };

    public static IEnumerable<Finding> Check(IEnumerable<SourceFile> files)
    {
        var classes =
            from file in files
            from type in file.Nodes<TypeDeclarationSyntax>()
            where type is ClassDeclarationSyntax || type.IsKind(SyntaxKind.RecordDeclaration)
            select (file, type);

        // Any part of a partial class can carry the modifier for all.
        return
            from parts in classes.GroupBy(part => FullName(part.type), StringComparer.Ordinal)
            where !parts.Any(part => IsClosed(part.type))
            let first = parts.First()
            where !Open.ContainsKey(first.type.Identifier.ValueText)
            select first.file.Find(first.type.Identifier, $"{first.type.Identifier.ValueText} is not sealed");
    }

    private static bool IsClosed(TypeDeclarationSyntax type) => type.Modifiers.Any(modifier =>
        modifier.Kind() is SyntaxKind.SealedKeyword or SyntaxKind.StaticKeyword or SyntaxKind.AbstractKeyword);

    private static string FullName(TypeDeclarationSyntax type) => string.Join(
        '.',
        type.AncestorsAndSelf().Reverse().Select(node => node switch
        {
            BaseNamespaceDeclarationSyntax space => space.Name.ToString(),
            TypeDeclarationSyntax outer => $"{outer.Identifier.ValueText}`{outer.Arity}",
            _ => "",
        }));
}
