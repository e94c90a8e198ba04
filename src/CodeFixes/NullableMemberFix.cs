using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedStreaming.CodeFixes;

/// <summary>TSE0013: makes a member nullable, and removes what makes it required.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NullableMemberFix))]
[Shared]
public sealed class NullableMemberFix : CodeFixProvider
{
    private const string Title = "Make nullable and optional";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["TSE0013"];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
            await DocumentEditing.OfferAsync(context, diagnostic, Title, DocumentEditing.MemberOf, MakeOptional).ConfigureAwait(false);
    }

    private static SyntaxNode MakeOptional(SyntaxNode member) => member switch
    {
        ParameterSyntax { Type: { } type } parameter => RequiredMembers.Drop(parameter.WithType(Nullable(type))),
        PropertyDeclarationSyntax property => RequiredMembers.Drop(property.WithType(Nullable(property.Type))),
        FieldDeclarationSyntax field =>
            RequiredMembers.Drop(field.WithDeclaration(field.Declaration.WithType(Nullable(field.Declaration.Type)))),
        _ => member,
    };

    private static TypeSyntax Nullable(TypeSyntax type) =>
        type is NullableTypeSyntax
            ? type
            : SyntaxFactory.NullableType(type.WithTrailingTrivia()).WithTrailingTrivia(type.GetTrailingTrivia());
}
