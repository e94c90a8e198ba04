using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace TypedStreaming.CodeFixes;

/// <summary>
/// Fixes TSE0045, TSE0049 and TSE0054: replaces an unknown name in a query, or the unknown JSON name of a member, with the name of a field or an
/// object in the org.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(OrgNameFix))]
[Shared]
public sealed class OrgNameFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["TSE0045", "TSE0049", "TSE0054"];

    // All occurrences cannot be fixed together, because a similar name need not be the right one.
    /// <inheritdoc/>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (diagnostic.Suggested("WireName") is { } wire) await WireNameFix.OfferAsync(context, diagnostic, wire).ConfigureAwait(false);
            if (diagnostic.Suggested("QueryName") is not { } name) continue;
            var title = $"Use the name '{name}' in the query";
            context.RegisterCodeFix(CodeAction.Create(title, c => ReplaceAsync(context.Document, diagnostic.Location.SourceSpan, name, c), title), diagnostic);
        }
    }

    private static async Task<Document> ReplaceAsync(Document document, TextSpan span, string name, CancellationToken cancellation)
    {
        var text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        return document.WithText(text.WithChanges(new TextChange(span, name)));
    }
}
