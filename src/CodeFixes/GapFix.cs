using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace TypedStreaming.CodeFixes;

/// <summary>Fixes TSE0042: adds a call to <c>UseGaps</c> with one of the application's gap handlers, or a call to <c>IgnoreGaps</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(GapFix))]
[Shared]
public sealed class GapFix : CodeFixProvider
{
    private const string Contract = "TypedStreaming.Hosting.IGapHandler";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["TSE0042"];

    // Only the user knows, for each client, if missing changes matter.
    /// <inheritdoc/>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var compilation = await context.Document.Project.GetCompilationAsync(context.CancellationToken).ConfigureAwait(false);
        var handlers = HandlersIn(compilation!).ToList();
        foreach (var diagnostic in context.Diagnostics)
        {
            foreach (var handler in handlers)
            {
                var type = SyntaxFactory.ParseTypeName(handler.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)).WithAdditionalAnnotations(Simplifier.Annotation);
                var method = SyntaxFactory.GenericName("UseGaps").AddTypeArgumentListArguments(type);
                await OfferAsync(context, diagnostic, $"Handle gaps with '{handler.Name}'", method).ConfigureAwait(false);
            }

            await OfferAsync(context, diagnostic, "Ignore gaps, because missing changes do not matter", SyntaxFactory.IdentifierName("IgnoreGaps")).ConfigureAwait(false);
        }
    }

    private static IEnumerable<INamedTypeSymbol> HandlersIn(Compilation compilation) =>
        compilation.GetTypeByMetadataName(Contract) is not { } contract ? []
        : compilation.GetSymbolsWithName(static _ => true, SymbolFilter.Type).OfType<INamedTypeSymbol>()
            .Where(type => type is { TypeKind: TypeKind.Class, IsAbstract: false, IsGenericType: false } && type.AllInterfaces.Contains(contract, SymbolEqualityComparer.Default))
            .OrderBy(static type => type.Name, StringComparer.Ordinal);

    private static Task OfferAsync(CodeFixContext context, Diagnostic diagnostic, string title, SimpleNameSyntax method) => DocumentEditing.OfferAsync(
        context,
        diagnostic,
        title,
        static node => node.FirstAncestorOrSelf<InvocationExpressionSyntax>(),
        call => SyntaxFactory.InvocationExpression(SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, call.WithoutTrailingTrivia(), method))
            .WithTrailingTrivia(call.GetTrailingTrivia()));
}
