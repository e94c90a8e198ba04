using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace TypedStreaming.CodeFixes;

/// <summary>
/// Fixes TSE0034: adds an event attribute to a type. The user chooses the kind of event; the proposed channel is derived from the type's name.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(EventAttributeFix))]
[Shared]
public sealed class EventAttributeFix : CodeFixProvider
{
    private static readonly (string Attribute, string Prefix, string Suffix)[] Kinds =
        [("PushTopic", "/topic/", ""), ("PlatformEvent", "/event/", "__e"), ("ChangeEvent", "/data/", "ChangeEvent"), ("GenericEvent", "/u/", "")];

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["TSE0034"];

    // Only the user knows the kind of each type.
    /// <inheritdoc/>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            var argument = root!.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
            if (model!.GetTypeInfo(argument, context.CancellationToken).Type is not INamedTypeSymbol { IsAbstract: false, IsStatic: false, IsGenericType: false, IsRefLikeType: false } type) continue;
            if (type.DeclaringSyntaxReferences.FirstOrDefault() is not { } reference) continue;
            if (await reference.GetSyntaxAsync(context.CancellationToken).ConfigureAwait(false) is not TypeDeclarationSyntax declaration) continue;
            if (context.Document.Project.Solution.GetDocument(reference.SyntaxTree) is { } document) Offer(context, diagnostic, document, declaration);
        }
    }

    private static void Offer(CodeFixContext context, Diagnostic diagnostic, Document document, TypeDeclarationSyntax declaration)
    {
        foreach (var (attribute, prefix, suffix) in Kinds)
        {
            var title = $"Mark the type with [{attribute}]";
            var channel = prefix + declaration.Identifier.ValueText + suffix;
            context.RegisterCodeFix(CodeAction.Create(title, c => MarkAsync(document, declaration, attribute, channel, c), title), diagnostic);
        }
    }

    private static async Task<Document> MarkAsync(
        Document document, TypeDeclarationSyntax declaration, string attribute, string channel, CancellationToken cancellation)
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        var types = declaration.AncestorsAndSelf().OfType<TypeDeclarationSyntax>().ToList();
        return document.WithSyntaxRoot(root!.ReplaceNodes(types, (original, type) =>
        {
            var partial = type.Modifiers.Any(SyntaxKind.PartialKeyword) ? type : MakePartialFix.WithPartial(type);
            return original == declaration ? AttributeLists.Add(partial, AttributeFor(attribute, channel)) : partial;
        }));
    }

    private static AttributeSyntax AttributeFor(string attribute, string channel) =>
        SyntaxFactory.Attribute(SyntaxFactory.ParseName("TypedStreaming." + attribute))
            .AddArgumentListArguments(SyntaxFactory.AttributeArgument(SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(channel))))
            .WithAdditionalAnnotations(Simplifier.Annotation);
}
