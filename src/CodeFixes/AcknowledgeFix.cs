using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace TypedStreaming.CodeFixes;

/// <summary>Fixes TSE0033: acknowledges each delivery with a call at the end of the loop's body.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AcknowledgeFix))]
[Shared]
public sealed class AcknowledgeFix : CodeFixProvider
{
    private const string Title = "Acknowledge the delivery at the end of the loop";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["TSE0033"];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            await DocumentEditing.OfferAsync(
                context, diagnostic, Title, static node => node.FirstAncestorOrSelf<ForEachStatementSyntax>(), WithAcknowledgement).ConfigureAwait(false);
        }
    }

    private static ForEachStatementSyntax WithAcknowledgement(ForEachStatementSyntax loop)
    {
        var last = SyntaxFactory.ParseStatement(loop.Identifier.Text + ".Acknowledge();").WithAdditionalAnnotations(Formatter.Annotation);
        return loop.Statement is BlockSyntax block
            ? loop.WithStatement(block.AddStatements(last))
            : loop.WithStatement(SyntaxFactory.Block(loop.Statement, last).WithAdditionalAnnotations(Formatter.Annotation));
    }
}
