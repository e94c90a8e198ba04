using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;

namespace TypedStreaming.CodeFixes;

/// <summary>Fixes TSE0048: adds the missing values of a picklist to an enum, which may be in any project of the solution.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PicklistFix))]
[Shared]
public sealed class PicklistFix : CodeFixProvider
{
    private const string Title = "Add the missing values of the picklist";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["TSE0048"];

    /// <summary>
    /// Returns null, because several TSE0048 diagnostics cannot be fixed together: if two members have the same enum type, the constants would be
    /// added twice.
    /// </summary>
    /// <returns>Null.</returns>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (diagnostic.Suggested("EnumId") is not { } id || diagnostic.Suggested("Constants") is not { } constants) continue;
            var compilation = await context.Document.Project.GetCompilationAsync(context.CancellationToken).ConfigureAwait(false);
            if (compilation is null || DocumentationCommentId.GetFirstSymbolForDeclarationId(id, compilation)?.DeclaringSyntaxReferences.FirstOrDefault() is not { } declaration) continue;
            if (context.Document.Project.Solution.GetDocument(declaration.SyntaxTree) is not { } document) continue;
            context.RegisterCodeFix(CodeAction.Create(Title, c => AddAsync(document, declaration, constants.Split('\n'), c), Title), diagnostic);
        }
    }

    private static async Task<Document> AddAsync(Document document, SyntaxReference declaration, string[] constants, CancellationToken cancellation)
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        if (root?.FindNode(declaration.Span) is not EnumDeclarationSyntax type) return document;
        var body = SyntaxFactory.ParseMemberDeclaration($"enum E {{ {string.Join(", ", constants)} }}") as EnumDeclarationSyntax;
        var added = body!.Members.Select(static m => m.WithAdditionalAnnotations(Simplifier.Annotation, Formatter.Annotation));
        return document.WithSyntaxRoot(root.ReplaceNode(type, type.AddMembers([.. added]).WithAdditionalAnnotations(Formatter.Annotation)));
    }
}
