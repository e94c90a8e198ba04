using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace TypedStreaming.CodeFixes;

/// <summary>
/// Fixes TSE0010 and TSE0035: sets the JSON name of a member, either to a unique name or to the name of the field that was probably meant.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(WireNameFix))]
[Shared]
public sealed class WireNameFix : CodeFixProvider
{
    private const string Attribute = "JsonPropertyName";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["TSE0010", "TSE0035"];

    // All occurrences cannot be fixed together, because only the user knows the right name of each member.
    /// <inheritdoc/>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            foreach (var key in new[] { "WireName", "OtherWireName" })
                if (diagnostic.Suggested(key) is { } name) await OfferAsync(context, diagnostic, name).ConfigureAwait(false);
        }
    }

    /// <summary>Offers to set the JSON name of the member at the location of a diagnostic.</summary>
    internal static Task OfferAsync(CodeFixContext context, Diagnostic diagnostic, string name) =>
        DocumentEditing.OfferAsync(
            context, diagnostic, $"Read the value from the JSON member '{name}'", DocumentEditing.MemberOf, member => WithName(member, name));

    private static SyntaxNode WithName(SyntaxNode member, string name)
    {
        var argument = SyntaxFactory.AttributeArgument(
            SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(name)));
        var present = member.DescendantNodes().OfType<AttributeSyntax>().FirstOrDefault(a => AttributeLists.IsNamed(a, Attribute));
        if (present?.ArgumentList is { } arguments)
            return member.ReplaceNode(arguments, arguments.WithArguments(SyntaxFactory.SingletonSeparatedList(argument)));
        return AttributeLists.Add(
            member,
            SyntaxFactory.Attribute(
                SyntaxFactory.ParseName("System.Text.Json.Serialization." + Attribute).WithAdditionalAnnotations(Simplifier.Annotation),
                SyntaxFactory.AttributeArgumentList(SyntaxFactory.SingletonSeparatedList(argument))));
    }
}
