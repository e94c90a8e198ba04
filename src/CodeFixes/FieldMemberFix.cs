using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace TypedStreaming.CodeFixes;

/// <summary>
/// Fixes TSE0016: changes the type of a member to <c>Field&lt;T&gt;</c>, which can represent an absent field, and removes everything that makes the
/// member required.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(FieldMemberFix))]
[Shared]
public sealed class FieldMemberFix : CodeFixProvider
{
    private const string Title = "Change the type to Field<T>, which can represent an absent field";
    private const string Field = "Field";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["TSE0016"];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (diagnostic.Suggested("FieldType") is null) continue; // The member belongs to another type, or cannot be fixed in this way.
            await DocumentEditing.OfferAsync(context, diagnostic, Title, DocumentEditing.MemberOf, MakeField).ConfigureAwait(false);
        }
    }

    private static SyntaxNode MakeField(SyntaxNode member) => RequiredMembers.Drop(MemberTypes.Replace(member, FieldOf));

    private static TypeSyntax FieldOf(TypeSyntax type)
    {
        if (MemberTypes.FieldIn(type) is not null) return type;
        var value = type is NullableTypeSyntax nullable ? nullable.ElementType : type;
        var field = SyntaxFactory.GenericName(Field).AddTypeArgumentListArguments(value.WithoutTrivia());
        return SyntaxFactory.QualifiedName(SyntaxFactory.IdentifierName("TypedStreaming"), field)
            .WithAdditionalAnnotations(Simplifier.Annotation)
            .WithTriviaFrom(type);
    }
}
