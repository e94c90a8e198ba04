using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedStreaming.CodeFixes;

/// <summary>
/// Finds attributes, and adds attributes to members and parameters. A new attribute on a member is placed on a separate line. A new attribute on a
/// record parameter gets the target <c>property:</c>.
/// </summary>
internal static class AttributeLists
{
    /// <summary>
    /// Returns true if the attribute has the given name. In the source, the name may be qualified with a namespace, and may end with
    /// <c>Attribute</c>.
    /// </summary>
    public static bool IsNamed(AttributeSyntax attribute, string name)
    {
        var written = attribute.Name is QualifiedNameSyntax qualified ? qualified.Right.Identifier.Text : attribute.Name.ToString();
        return written == name || written == name + "Attribute";
    }

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
