using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace TypedStreaming.CodeFixes;

/// <summary>
/// Fixes TSE0017, TSE0018, TSE0046 and TSE0055: changes the type of a member to the type that its attribute requires, or to a type that matches its
/// Salesforce field. The nullability of the member does not change.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MemberTypeFix))]
[Shared]
public sealed class MemberTypeFix : CodeFixProvider
{
    private const string Title = "Use the type that the attribute requires";
    private const string FieldTitle = "Use a type that matches the field";
    private const string WrongForField = "TSE0046";
    private const string WrongForDocumentedField = "TSE0055";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["TSE0017", "TSE0018", WrongForField, WrongForDocumentedField];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (diagnostic.Suggested("MemberType") is not { } name) continue;
            var type = SyntaxFactory.ParseTypeName(name).WithAdditionalAnnotations(Simplifier.Annotation);
            await DocumentEditing.OfferAsync(
                context,
                diagnostic,
                diagnostic.Id is WrongForField or WrongForDocumentedField ? FieldTitle : Title,
                DocumentEditing.MemberOf,
                member => MemberTypes.Replace(member, old => Instead(old, type))).ConfigureAwait(false);
        }
    }

    private static TypeSyntax Instead(TypeSyntax old, TypeSyntax type)
    {
        if (old is NullableTypeSyntax nullable) return nullable.WithElementType(Instead(nullable.ElementType, type));
        return MemberTypes.FieldIn(old) is { } field ? old.ReplaceNode(field, Of(field, type)) : type.WithTriviaFrom(old);
    }

    private static GenericNameSyntax Of(GenericNameSyntax field, TypeSyntax type) =>
        field.WithTypeArgumentList(SyntaxFactory.TypeArgumentList(SyntaxFactory.SingletonSeparatedList(type))).WithTriviaFrom(field);
}
