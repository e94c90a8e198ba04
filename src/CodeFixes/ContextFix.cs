using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace TypedStreaming.CodeFixes;

/// <summary>Fixes TSE0019: adds the type of a member to the <c>JsonSerializerContext</c>, which may be in any project of the solution.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ContextFix))]
[Shared]
public sealed class ContextFix : CodeFixProvider
{
    private const string Title = "Add the type to the JSON context";
    private const string Attribute = "System.Text.Json.Serialization.JsonSerializable";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["TSE0019"];

    /// <summary>
    /// Returns null, because several TSE0019 diagnostics cannot be fixed together: if two types were added at the same position, the edits would
    /// conflict.
    /// </summary>
    /// <returns>Null.</returns>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (diagnostic.Suggested("Serializable") is not { } type || diagnostic.Suggested("Context") is not { } id) continue;
            var compilation = await context.Document.Project.GetCompilationAsync(context.CancellationToken).ConfigureAwait(false);
            if (compilation is null || DeclarationOf(id, compilation) is not { } declaration) continue;
            if (context.Document.Project.Solution.GetDocument(declaration.SyntaxTree) is not { } document) continue;
            var action = CodeAction.Create(Title, c => AddAsync(document, declaration, type, c), equivalenceKey: Title);
            context.RegisterCodeFix(action, diagnostic);
        }
    }

    private static SyntaxReference? DeclarationOf(string id, Compilation compilation) =>
        DocumentationCommentId.GetFirstSymbolForDeclarationId(id, compilation)?.DeclaringSyntaxReferences.FirstOrDefault();

    private static async Task<Document> AddAsync(Document document, SyntaxReference declaration, string type, CancellationToken cancellation)
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        if (root?.FindNode(declaration.Span) is not ClassDeclarationSyntax context) return document;
        var attribute = SyntaxFactory.Attribute(SyntaxFactory.ParseName(Attribute))
            .AddArgumentListArguments(SyntaxFactory.AttributeArgument(SyntaxFactory.TypeOfExpression(SyntaxFactory.ParseTypeName(type))))
            .WithAdditionalAnnotations(Simplifier.Annotation);
        return document.WithSyntaxRoot(root.ReplaceNode(context, AttributeLists.Add(context, attribute)));
    }
}
