using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedStreaming.CodeFixes;

/// <summary>What all fixes do alike: find the node under a diagnostic, and offer to replace it.</summary>
internal static class DocumentEditing
{
    /// <summary>Offers to replace one node of the document.</summary>
    /// <param name="context">The fix that is asked for.</param>
    /// <param name="diagnostic">The diagnostic that it mends.</param>
    /// <param name="title">What the user reads. It is the same for all places, so that they can be mended together.</param>
    /// <param name="find">The node to replace, by the one under the diagnostic; null if there is none.</param>
    /// <param name="replace">The node to put there.</param>
    /// <returns>A task that is done when the offer is made.</returns>
    public static async Task OfferAsync<TNode>(
        CodeFixContext context, Diagnostic diagnostic, string title, Func<SyntaxNode, TNode?> find, Func<TNode, TNode> replace)
        where TNode : SyntaxNode
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        if (root is null || find(root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true)) is not { } node) return;
        var document = context.Document;
        var action = CodeAction.Create(
            title, _ => Task.FromResult(document.WithSyntaxRoot(root.ReplaceNode(node, replace(node)))), equivalenceKey: title);
        context.RegisterCodeFix(action, diagnostic);
    }

    public static string? Suggested(this Diagnostic diagnostic, string name) =>
        diagnostic.Properties.TryGetValue(name, out var value) ? value : null;

    /// <summary>The property, field or parameter that a diagnostic shows the name of.</summary>
    public static SyntaxNode? MemberOf(SyntaxNode node) =>
        node.FirstAncestorOrSelf<SyntaxNode>(n => n is ParameterSyntax or PropertyDeclarationSyntax or FieldDeclarationSyntax or BaseTypeDeclarationSyntax)
            is var member and not BaseTypeDeclarationSyntax ? member : null;
}
