using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace TypedStreaming.CodeFixes;

/// <summary>
/// Fixes TSE0025, TSE0029 and TSE0031: adds a field to the query of a PushTopic, or removes a member whose field the query does not select.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(QueryFieldFix))]
[Shared]
public sealed class QueryFieldFix : CodeFixProvider
{
    private const string Add = "Add the field to the query";
    private const string Remove = "Remove the member";
    private const string MemberNotSelected = "TSE0029";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["TSE0025", MemberNotSelected, "TSE0031"];

    // The batch fixer merges changes as text, and two fields are added at the same position.
    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(static async (context, document, diagnostics) =>
        context.CodeActionEquivalenceKey == Remove
            ? await MemberRemoval.RemoveAsync(document, diagnostics, context.CancellationToken).ConfigureAwait(false)
            : await QueryFieldWriter.InsertAsync(document, diagnostics, context.CancellationToken).ConfigureAwait(false));

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (QueryFieldWriter.DocumentOf(diagnostic, context.Document.Project.Solution) is { } document)
                context.RegisterCodeFix(CodeAction.Create(Add, c => QueryFieldWriter.InsertAsync(document, [diagnostic], c), Add), diagnostic);
            if (diagnostic.Id == MemberNotSelected && await MemberRemoval.IsPossibleAsync(context.Document, diagnostic, context.CancellationToken).ConfigureAwait(false))
                context.RegisterCodeFix(CodeAction.Create(Remove, c => MemberRemoval.RemoveAsync(context.Document, [diagnostic], c), Remove), diagnostic);
        }
    }
}
