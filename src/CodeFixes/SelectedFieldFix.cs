using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;

namespace TypedStreaming.CodeFixes;

/// <summary>Fixes TSE0030: adds a member for a field that the query of a PushTopic selects.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SelectedFieldFix))]
[Shared]
public sealed class SelectedFieldFix : CodeFixProvider
{
    private const string Title = "Add a member for the field";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["TSE0030"];

    // The batch fixer merges changes as text, and two members are added at the same position.
    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(static async (context, document, diagnostics) =>
        await AddAsync(document, diagnostics, context.CancellationToken).ConfigureAwait(false));

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
            context.RegisterCodeFix(CodeAction.Create(Title, c => AddAsync(context.Document, [diagnostic], c), Title), diagnostic);
        return Task.CompletedTask;
    }

    private static async Task<Document> AddAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        var members = diagnostics.ToLookup(d => TypeAt(root!, d), MemberFor);
        var types = members.Select(static group => group.Key).OfType<TypeDeclarationSyntax>();
        return document.WithSyntaxRoot(root!.ReplaceNodes(types, (original, type) => WithBody(type).AddMembers([.. members[original]])));
    }

    private static TypeDeclarationSyntax? TypeAt(SyntaxNode root, Diagnostic diagnostic) =>
        root.FindNode(diagnostic.AdditionalLocations[0].SourceSpan).FirstAncestorOrSelf<TypeDeclarationSyntax>();

    private static MemberDeclarationSyntax MemberFor(Diagnostic diagnostic)
    {
        var attribute = diagnostic.Suggested("WireName") is { } name ? $"[System.Text.Json.Serialization.JsonPropertyName(\"{name}\")] " : "";
        var property = $"{attribute}public {diagnostic.Suggested("MemberType")} {diagnostic.Suggested("MemberName")} {{ get; init; }}";
        return SyntaxFactory.ParseMemberDeclaration(property)!.WithAdditionalAnnotations(Simplifier.Annotation, Formatter.Annotation);
    }

    // A type that ends in a semicolon gets braces instead.
    private static TypeDeclarationSyntax WithBody(TypeDeclarationSyntax type) =>
        type.SemicolonToken.IsKind(SyntaxKind.None) || !type.OpenBraceToken.IsKind(SyntaxKind.None)
            ? type
            : (TypeDeclarationSyntax)type
                .WithSemicolonToken(default)
                .WithOpenBraceToken(SyntaxFactory.Token(SyntaxKind.OpenBraceToken))
                .WithCloseBraceToken(SyntaxFactory.Token(SyntaxKind.CloseBraceToken).WithTrailingTrivia(type.SemicolonToken.TrailingTrivia))
                .WithAdditionalAnnotations(Formatter.Annotation);
}
