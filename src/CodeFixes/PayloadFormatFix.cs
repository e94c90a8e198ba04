using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedStreaming.CodeFixes;

/// <summary>Fixes TSE0012 and TSE0014: sets the payload format of a generic event.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PayloadFormatFix))]
[Shared]
public sealed class PayloadFormatFix : CodeFixProvider
{
    private const string NeedsJson = "TSE0012";
    private const string Undecided = "TSE0014";
    private const string Property = "Payload";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [NeedsJson, Undecided];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (diagnostic.Id == Undecided)
                await OfferAsync(context, diagnostic, "Read the payload as text", "Text").ConfigureAwait(false);
            await OfferAsync(context, diagnostic, "Read the payload as JSON", "Json").ConfigureAwait(false);
        }
    }

    private static Task OfferAsync(CodeFixContext context, Diagnostic diagnostic, string title, string format) =>
        DocumentEditing.OfferAsync(
            context, diagnostic, title, node => node.FirstAncestorOrSelf<AttributeSyntax>(), attribute => WithFormat(attribute, format));

    private static AttributeSyntax WithFormat(AttributeSyntax attribute, string format)
    {
        var arguments = attribute.ArgumentList!;
        var value = SyntaxFactory.ParseExpression(Qualifier(attribute) + "PayloadFormat." + format);
        if (arguments.Arguments.FirstOrDefault(a => a.NameEquals?.Name.Identifier.Text == Property) is { } present)
            return attribute.ReplaceNode(present, present.WithExpression(value.WithTriviaFrom(present.Expression)));
        var name = SyntaxFactory.NameEquals(
            SyntaxFactory.IdentifierName(Property).WithTrailingTrivia(SyntaxFactory.Space),
            SyntaxFactory.Token(SyntaxKind.EqualsToken).WithTrailingTrivia(SyntaxFactory.Space));
        var comma = SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space);
        var all = SyntaxFactory.SeparatedList(
            arguments.Arguments.Add(SyntaxFactory.AttributeArgument(name, null, value)),
            arguments.Arguments.GetSeparators().Append(comma));
        return attribute.WithArgumentList(arguments.WithArguments(all));
    }

    // If the code writes the attribute's full name, it probably has no using for the enum either.
    private static string Qualifier(AttributeSyntax attribute) =>
        attribute.Name is QualifiedNameSyntax qualified ? qualified.Left + "." : "";
}
