using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedStreaming.CodeFixes;

/// <summary>Replaces the declared types of properties, fields and parameters in the source.</summary>
internal static class MemberTypes
{
    private const string Field = "Field";

    public static SyntaxNode Replace(SyntaxNode member, Func<TypeSyntax, TypeSyntax> replace) => member switch
    {
        ParameterSyntax { Type: { } type } parameter => parameter.WithType(replace(type)),
        PropertyDeclarationSyntax property => property.WithType(replace(property.Type)),
        FieldDeclarationSyntax field => field.WithDeclaration(field.Declaration.WithType(replace(field.Declaration.Type))),
        _ => member,
    };

    /// <summary>Returns the type as a generic name if it is <c>Field&lt;T&gt;</c>, with or without its namespace; otherwise, returns null.</summary>
    public static GenericNameSyntax? FieldIn(TypeSyntax type) => type switch
    {
        GenericNameSyntax { Identifier.Text: Field } field => field,
        QualifiedNameSyntax { Right: GenericNameSyntax { Identifier.Text: Field } field } => field,
        _ => null,
    };
}
