using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedStreaming.CodeFixes;

/// <summary>Removes the modifier and the attributes that make a member required.</summary>
internal static class RequiredMembers
{
    public static SyntaxNode Drop(SyntaxNode member) => member switch
    {
        ParameterSyntax parameter => Drop(parameter),
        MemberDeclarationSyntax declaration => Drop(declaration),
        _ => member,
    };

    private static MemberDeclarationSyntax Drop(MemberDeclarationSyntax member)
    {
        var leading = member.GetLeadingTrivia();
        var required = member.Modifiers.IndexOf(SyntaxKind.RequiredKeyword);
        if (required >= 0) member = member.WithModifiers(member.Modifiers.RemoveAt(required));
        return member.WithAttributeLists(WithoutRequired(member.AttributeLists)).WithLeadingTrivia(leading);
    }

    private static ParameterSyntax Drop(ParameterSyntax parameter) =>
        parameter.WithAttributeLists(WithoutRequired(parameter.AttributeLists)).WithLeadingTrivia(parameter.GetLeadingTrivia());

    private static SyntaxList<AttributeListSyntax> WithoutRequired(SyntaxList<AttributeListSyntax> lists) =>
        SyntaxFactory.List(lists.Select(WithoutRequired).OfType<AttributeListSyntax>());

    private static AttributeListSyntax? WithoutRequired(AttributeListSyntax list)
    {
        var kept = list.Attributes.Where(a => !AttributeLists.IsNamed(a, "JsonRequired")).ToList();
        if (kept.Count == list.Attributes.Count) return list;
        return kept.Count == 0 ? null : list.WithAttributes(SyntaxFactory.SeparatedList(kept));
    }
}
