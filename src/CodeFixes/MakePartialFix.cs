using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedStreaming.CodeFixes;

/// <summary>Fixes TSE0006: makes an event type and all its containing types partial.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MakePartialFix))]
[Shared]
public sealed class MakePartialFix : CodeFixProvider
{
    private const string Title = "Make the type and its containing types partial";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["TSE0006"];

    // The batch fixer merges changes as text, and two nested types change the same outer type.
    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(async (context, document, diagnostics) =>
        await MakePartialAsync(document, diagnostics, context.CancellationToken).ConfigureAwait(false));

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            context.RegisterCodeFix(
                CodeAction.Create(Title, c => MakePartialAsync(context.Document, [diagnostic], c), equivalenceKey: Title), diagnostic);
        }

        return Task.CompletedTask;
    }

    private static async Task<Document> MakePartialAsync(
        Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        var types = diagnostics
            .SelectMany(d => root!.FindNode(d.Location.SourceSpan).AncestorsAndSelf())
            .OfType<TypeDeclarationSyntax>()
            .Where(t => !t.Modifiers.Any(SyntaxKind.PartialKeyword))
            .Distinct();
        return document.WithSyntaxRoot(root!.ReplaceNodes(types, (_, type) => WithPartial(type)));
    }

    // The modifier partial has to be the last one, before the keyword of the type.
    internal static TypeDeclarationSyntax WithPartial(TypeDeclarationSyntax type)
    {
        var partial = SyntaxFactory.Token(SyntaxKind.PartialKeyword).WithTrailingTrivia(SyntaxFactory.Space);
        if (type.Modifiers.Any()) return (TypeDeclarationSyntax)type.AddModifiers(partial);
        partial = partial.WithLeadingTrivia(type.Keyword.LeadingTrivia);
        return ((TypeDeclarationSyntax)type.WithModifiers(SyntaxFactory.TokenList(partial))).WithKeyword(type.Keyword.WithLeadingTrivia());
    }
}
