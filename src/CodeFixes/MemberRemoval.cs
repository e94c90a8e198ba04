using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedStreaming.CodeFixes;

/// <summary>Removes members of types, and parameters of positional records, from the source.</summary>
internal static class MemberRemoval
{
    public static async Task<bool> IsPossibleAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation) =>
        await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false) is { } root && MemberAt(root, diagnostic) is not null;

    public static async Task<Document> RemoveAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        var members = diagnostics.Select(d => MemberAt(root!, d)).OfType<SyntaxNode>().Distinct();
        return document.WithSyntaxRoot(root!.RemoveNodes(members, SyntaxRemoveOptions.KeepUnbalancedDirectives)!);
    }

    // A field declaration with several variables is not changed, because the query may select the other variables.
    private static SyntaxNode? MemberAt(SyntaxNode root, Diagnostic diagnostic)
    {
        var member = DocumentEditing.MemberOf(root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true));
        return member is FieldDeclarationSyntax { Declaration.Variables.Count: > 1 } ? null : member;
    }
}
