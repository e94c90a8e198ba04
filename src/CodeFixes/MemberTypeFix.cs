using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace TypedStreaming.CodeFixes;

/// <summary>TSE0017 and TSE0018: gives a member the type that its attribute requires, and keeps its nullability.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MemberTypeFix))]
[Shared]
public sealed class MemberTypeFix : CodeFixProvider
{
    private const string Title = "Use the type that the attribute requires";
    private const string Field = "Field";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["TSE0017", "TSE0018"];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (diagnostic.Suggested("MemberType") is not { } name) continue;
            var type = SyntaxFactory.ParseTypeName(name).WithAdditionalAnnotations(Simplifier.Annotation);
            await DocumentEditing.OfferAsync(context, diagnostic, Title, DocumentEditing.MemberOf, m => Retype(m, type)).ConfigureAwait(false);
        }
    }

    private static SyntaxNode Retype(SyntaxNode member, TypeSyntax type) => member switch
    {
        ParameterSyntax { Type: { } old } parameter => parameter.WithType(Instead(old, type)),
        PropertyDeclarationSyntax property => property.WithType(Instead(property.Type, type)),
        FieldDeclarationSyntax field => field.WithDeclaration(field.Declaration.WithType(Instead(field.Declaration.Type, type))),
        _ => member,
    };

    private static TypeSyntax Instead(TypeSyntax old, TypeSyntax type) => old switch
    {
        NullableTypeSyntax nullable => nullable.WithElementType(Instead(nullable.ElementType, type)),
        GenericNameSyntax { Identifier.Text: Field } field => Of(field, type),
        QualifiedNameSyntax { Right: GenericNameSyntax { Identifier.Text: Field } field } qualified =>
            qualified.WithRight(Of(field, type)),
        _ => type.WithTriviaFrom(old),
    };

    private static GenericNameSyntax Of(GenericNameSyntax field, TypeSyntax type) =>
        field.WithTypeArgumentList(SyntaxFactory.TypeArgumentList(SyntaxFactory.SingletonSeparatedList(type))).WithTriviaFrom(field);
}
