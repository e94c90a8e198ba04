using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace TypedStreaming.CodeFixes;

/// <summary>Fixes TSE0038: gives a handler its own consumer name. Fixes TSE0040: uses the record's id as the key of a handler's events.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(HandlerArgumentFix))]
[Shared]
public sealed class HandlerArgumentFix : CodeFixProvider
{
    private const string Consumer = "Consumer";
    private const string Key = "Key";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["TSE0038", "TSE0040"];

    // The name of a consumer is also the name of its stored position, so the user must check each fix.
    /// <inheritdoc/>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (diagnostic.Suggested(Consumer) is { } consumer)
                await OfferAsync(context, diagnostic, $"Give the handler the consumer name '{consumer}'", Consumer, SymbolDisplay.FormatLiteral(consumer, quote: true)).ConfigureAwait(false);
            else if (diagnostic.Suggested(Key) is { } key)
                await OfferAsync(context, diagnostic, "Use the record's id as the key", Key, key).ConfigureAwait(false);
        }
    }

    private static Task OfferAsync(CodeFixContext context, Diagnostic diagnostic, string title, string option, string value) =>
        DocumentEditing.OfferAsync(context, diagnostic, title, static node => node.FirstAncestorOrSelf<AttributeSyntax>(), attribute => With(attribute, option, value));

    private static AttributeSyntax With(AttributeSyntax attribute, string option, string value)
    {
        var written = SyntaxFactory.ParseExpression(value);
        var expression = written.ReplaceNodes(written.DescendantNodes().OfType<ExpressionSyntax>(), static (_, part) => part.WithAdditionalAnnotations(Simplifier.Annotation));
        var old = attribute.ArgumentList?.Arguments.FirstOrDefault(a => a.NameEquals?.Name.Identifier.ValueText == option);
        if (old is not null) return attribute.ReplaceNode(old.Expression, expression);
        var name = SyntaxFactory.NameEquals(SyntaxFactory.IdentifierName(option), SyntaxFactory.Token(SyntaxKind.EqualsToken).WithLeadingTrivia(SyntaxFactory.Space).WithTrailingTrivia(SyntaxFactory.Space));
        var argument = SyntaxFactory.AttributeArgument(name, null, expression);
        var arguments = attribute.ArgumentList?.Arguments ?? default;
        if (arguments.Count > 0) argument = argument.WithLeadingTrivia(SyntaxFactory.Space);
        return attribute.WithArgumentList(SyntaxFactory.AttributeArgumentList(arguments.Add(argument)));
    }
}
