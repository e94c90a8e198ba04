using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedStreaming.Conventions.Tests.Source;

namespace TypedStreaming.Conventions.Tests.Rules;

/// <summary>Two clients in one process share nothing that changes.</summary>
internal static class StaticState
{
    public static IEnumerable<Finding> Check(SourceFile file) =>
        file.Nodes<MemberDeclarationSyntax>()
            .Where(member => member.Modifiers.Any(SyntaxKind.StaticKeyword) && IsMutable(member))
            .Select(member => file.Find(member, "static mutable state"));

    private static bool IsMutable(MemberDeclarationSyntax member) => member switch
    {
        EventFieldDeclarationSyntax => true,
        FieldDeclarationSyntax field => !field.Modifiers.Any(SyntaxKind.ReadOnlyKeyword),
        PropertyDeclarationSyntax { AccessorList.Accessors: var accessors } => accessors.Any(accessor =>
            accessor.IsKind(SyntaxKind.SetAccessorDeclaration) && accessor is { Body: null, ExpressionBody: null })
            && !member.Modifiers.Any(SyntaxKind.AbstractKeyword),
        _ => false,
    };
}
