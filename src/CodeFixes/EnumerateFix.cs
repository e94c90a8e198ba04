using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace TypedStreaming.CodeFixes;

/// <summary>Fixes TSE0032: enumerates a discarded stream in an <c>await foreach</c> loop, if the surrounding code can contain <c>await</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(EnumerateFix))]
[Shared]
public sealed class EnumerateFix : CodeFixProvider
{
    private const string Title = "Enumerate the stream in an await foreach loop";
    private const string Deliveries = "Deliveries";
    private const string Delivery = "delivery";
    private const string Received = "received";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["TSE0032"];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (root!.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<ExpressionStatementSyntax>() is not { } statement) continue;
            if (statement.Expression is ConditionalAccessExpressionSyntax || !CanWait(statement)) continue;
            var name = FreeName(NameFor(statement), model!, statement.SpanStart);
            var document = context.Document;
            var action = CodeAction.Create(Title, _ => Task.FromResult(document.WithSyntaxRoot(root.ReplaceNode(statement, Loop(statement, name)))), Title);
            context.RegisterCodeFix(action, diagnostic);
        }
    }

    private static bool CanWait(SyntaxNode statement)
    {
        foreach (var node in statement.Ancestors())
        {
            switch (node)
            {
                case GlobalStatementSyntax:
                    return true;
                case MethodDeclarationSyntax method:
                    return method.Modifiers.Any(SyntaxKind.AsyncKeyword);
                case LocalFunctionStatementSyntax function:
                    return function.Modifiers.Any(SyntaxKind.AsyncKeyword);
                case AnonymousFunctionExpressionSyntax lambda:
                    return lambda.Modifiers.Any(SyntaxKind.AsyncKeyword);
                case MemberDeclarationSyntax:
                    return false;
            }
        }

        return false;
    }

    private static string NameFor(ExpressionStatementSyntax statement)
    {
        var methods = statement.DescendantNodes().OfType<InvocationExpressionSyntax>().Select(static call => call.Expression).OfType<MemberAccessExpressionSyntax>();
        return methods.Any(static m => m.Name.Identifier.ValueText == Deliveries) ? Delivery : Received;
    }

    private static string FreeName(string name, SemanticModel model, int position)
    {
        var free = name;
        for (var number = 2; !model.LookupSymbols(position, name: free).IsEmpty; number++) free = name + number;
        return free;
    }

    // A delivery is acknowledged by the program, and this is the place for it.
    private static ForEachStatementSyntax Loop(ExpressionStatementSyntax statement, string name)
    {
        var acknowledgement = SyntaxFactory.ParseStatement(name + ".Acknowledge();");
        var body = name.StartsWith(Delivery, StringComparison.Ordinal) ? SyntaxFactory.Block(acknowledgement) : SyntaxFactory.Block();
        return SyntaxFactory.ForEachStatement(SyntaxFactory.IdentifierName("var"), name, statement.Expression.WithoutTrivia(), body)
            .WithAwaitKeyword(SyntaxFactory.Token(SyntaxKind.AwaitKeyword))
            .WithTriviaFrom(statement)
            .WithAdditionalAnnotations(Formatter.Annotation);
    }
}
