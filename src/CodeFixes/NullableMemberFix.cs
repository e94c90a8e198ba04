using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedStreaming.CodeFixes;

/// <summary>Fixes TSE0013 and TSE0047: makes a member nullable, and removes everything that makes the member required.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NullableMemberFix))]
[Shared]
public sealed class NullableMemberFix : CodeFixProvider
{
    private const string Title = "Make the member nullable and optional";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["TSE0013", "TSE0047"];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
            await DocumentEditing.OfferAsync(context, diagnostic, Title, DocumentEditing.MemberOf, MakeOptional).ConfigureAwait(false);
    }

    private static SyntaxNode MakeOptional(SyntaxNode member) => RequiredMembers.Drop(MemberTypes.Replace(member, Nullable));

    private static TypeSyntax Nullable(TypeSyntax type) =>
        type is NullableTypeSyntax
            ? type
            : SyntaxFactory.NullableType(type.WithTrailingTrivia()).WithTrailingTrivia(type.GetTrailingTrivia());
}
