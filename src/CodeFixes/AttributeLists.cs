using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedStreaming.CodeFixes;

/// <summary>Adds attributes to members, on their own line, and to the properties of positional parameters.</summary>
internal static class AttributeLists
{
    public static SyntaxNode Add(SyntaxNode member, AttributeSyntax attribute)
    {
        var list = SyntaxFactory.AttributeList(SyntaxFactory.SingletonSeparatedList(attribute));
        return member switch
        {
            ParameterSyntax parameter => Add(parameter, list),
            MemberDeclarationSyntax declaration => Add(declaration, list),
            _ => member,
        };
    }

    private static ParameterSyntax Add(ParameterSyntax parameter, AttributeListSyntax list)
    {
        var target = SyntaxFactory.AttributeTargetSpecifier(
            SyntaxFactory.Token(SyntaxKind.PropertyKeyword),
            SyntaxFactory.Token(SyntaxKind.ColonToken).WithTrailingTrivia(SyntaxFactory.Space));
        var added = list.WithTarget(target).WithLeadingTrivia(parameter.GetLeadingTrivia()).WithTrailingTrivia(SyntaxFactory.Space);
        var bare = parameter.WithLeadingTrivia();
        return bare.WithAttributeLists(bare.AttributeLists.Insert(0, added));
    }

    private static MemberDeclarationSyntax Add(MemberDeclarationSyntax member, AttributeListSyntax list)
    {
        var added = list.WithLeadingTrivia(member.GetLeadingTrivia()).WithTrailingTrivia(SyntaxFactory.Space);
        var bare = member.WithLeadingTrivia();
        return bare.WithAttributeLists(bare.AttributeLists.Insert(0, added));
    }
}
