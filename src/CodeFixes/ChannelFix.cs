using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedStreaming.CodeFixes;

/// <summary>
/// Fixes TSE0002, TSE0003, TSE0022, TSE0036 and TSE0050: replaces the channel with a suggested channel, or replaces the attribute with the one that
/// matches the channel.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ChannelFix))]
[Shared]
public sealed class ChannelFix : CodeFixProvider
{
    private const string WrongPrefix = "TSE0002";
    private const string Malformed = "TSE0003";
    private const string MisspeltPrefix = "TSE0022";
    private const string NoEvent = "TSE0050";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [WrongPrefix, Malformed, MisspeltPrefix, "TSE0036", NoEvent];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (diagnostic.Suggested("Channel") is { } channel) await OfferChannelAsync(context, diagnostic, TitleFor(diagnostic.Id), channel).ConfigureAwait(false);
            if (diagnostic.Suggested("EventName") is { } named)
                await OfferChannelAsync(context, diagnostic, NameTitleFor(diagnostic.Id), named).ConfigureAwait(false);
            if (diagnostic.Suggested("Attribute") is { } attribute) await OfferAttributeAsync(context, diagnostic, attribute).ConfigureAwait(false);
        }
    }

    private static string TitleFor(string rule) => rule switch
    {
        Malformed => "Remove the trailing slash",
        MisspeltPrefix => "Correct the prefix",
        _ => "Use the correct prefix for this kind of channel",
    };

    private static string NameTitleFor(string rule) =>
        rule == NoEvent ? "Use the channel of the object that was probably meant" : "Use the name in the form that Salesforce requires";

    // A constant is not changed, because its other uses are not visible here.
    private static Task OfferChannelAsync(CodeFixContext context, Diagnostic diagnostic, string title, string channel) =>
        DocumentEditing.OfferAsync(
            context,
            diagnostic,
            title,
            node => node.FirstAncestorOrSelf<LiteralExpressionSyntax>(),
            literal => SyntaxFactory
                .LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(channel))
                .WithTriviaFrom(literal));

    private static Task OfferAttributeAsync(CodeFixContext context, Diagnostic diagnostic, string attribute) =>
        DocumentEditing.OfferAsync(
            context,
            diagnostic,
            $"Use [{attribute}], which matches the channel",
            node => node.FirstAncestorOrSelf<AttributeSyntax>(),
            syntax => syntax.WithName(Renamed(syntax.Name, attribute)).WithArgumentList(ChannelOnly(syntax.ArgumentList)));

    private static NameSyntax Renamed(NameSyntax name, string attribute)
    {
        var identifier = SyntaxFactory.IdentifierName(attribute);
        return name is QualifiedNameSyntax qualified
            ? qualified.WithRight(identifier)
            : name is AliasQualifiedNameSyntax alias ? alias.WithName(identifier) : identifier.WithTriviaFrom(name);
    }

    // Other properties, such as the payload's format, belong to the replaced attribute, so they are omitted.
    private static AttributeArgumentListSyntax? ChannelOnly(AttributeArgumentListSyntax? arguments) =>
        arguments?.Arguments.FirstOrDefault(a => a.NameEquals is null) is { } channel
            ? arguments.WithArguments(SyntaxFactory.SingletonSeparatedList(channel))
            : arguments;
}
