using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace TypedStreaming.CodeFixes;

/// <summary>
/// Fixes TSE0037: adds <c>[EventHandler]</c> to a handler that is not registered. Fixes TSE0039: removes <c>[EventHandler]</c> from a class that
/// cannot be included in the generated list of handlers.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(EventHandlerFix))]
[Shared]
public sealed class EventHandlerFix : CodeFixProvider
{
    private const string NotRegistered = "TSE0037";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [NotRegistered, "TSE0039"];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            await (diagnostic.Id == NotRegistered
                ? DocumentEditing.OfferAsync(context, diagnostic, "Mark the handler with [EventHandler]", FindType, Mark)
                : DocumentEditing.OfferAsync(context, diagnostic, "Remove [EventHandler]", FindType, type => Unmark(type, diagnostic))).ConfigureAwait(false);
        }
    }

    private static TypeDeclarationSyntax? FindType(SyntaxNode node) => node.FirstAncestorOrSelf<TypeDeclarationSyntax>();

    private static TypeDeclarationSyntax Mark(TypeDeclarationSyntax type) => (TypeDeclarationSyntax)AttributeLists.Add(
        type, SyntaxFactory.Attribute(SyntaxFactory.ParseName("TypedStreaming.Hosting.EventHandler")).WithAdditionalAnnotations(Simplifier.Annotation));

    private static TypeDeclarationSyntax Unmark(TypeDeclarationSyntax type, Diagnostic diagnostic)
    {
        var list = type.AttributeLists.First(l => l.Span.Contains(diagnostic.Location.SourceSpan));
        return list.Attributes.Count == 1
            ? type.RemoveNode(list, SyntaxRemoveOptions.KeepLeadingTrivia)!
            : type.RemoveNode(list.Attributes.First(a => a.Span.Contains(diagnostic.Location.SourceSpan)), SyntaxRemoveOptions.KeepNoTrivia)!;
    }
}
