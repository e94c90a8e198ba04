using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedStreaming.CodeFixes;

/// <summary>Helper methods that all code fixes use to find the syntax node of a diagnostic, and to offer a replacement for this node.</summary>
internal static class DocumentEditing
{
    /// <summary>Offers a code action that replaces one syntax node of the document.</summary>
    /// <param name="context">The context of the requested fix.</param>
    /// <param name="diagnostic">The diagnostic to fix.</param>
    /// <param name="title">The text that the user reads. It is the same for all diagnostics of a fix, so that all of them can be fixed
    /// together.</param>
    /// <param name="find">Finds the node to replace, starting from the node at the diagnostic. Returns null if there is none.</param>
    /// <param name="replace">Creates the new node.</param>
    /// <returns>A task that completes when the fix has been offered.</returns>
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

    /// <summary>Returns the property, field or parameter whose name is at the location of a diagnostic.</summary>
    public static SyntaxNode? MemberOf(SyntaxNode node) =>
        node.FirstAncestorOrSelf<SyntaxNode>(n => n is ParameterSyntax or PropertyDeclarationSyntax or FieldDeclarationSyntax or BaseTypeDeclarationSyntax)
            is var member and not BaseTypeDeclarationSyntax ? member : null;
}
