using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedStreaming.Generators.Caching;

/// <summary>
/// Writes an outline of a source file, to detect changes that affect other files. The outline contains the parts that determine the meaning of names
/// and constants in other files: the using directives, the types with their base types and constructors, the enums and the constants. Methods,
/// properties and fields are omitted, because they matter only to code that reads the type's members.
/// </summary>
internal static class Outline
{
    public static string Of(SyntaxTree tree, CancellationToken cancellation)
    {
        var text = new StringBuilder();
        var root = (CompilationUnitSyntax)tree.GetRoot(cancellation);
        WriteAll(text, root.Externs);
        WriteAll(text, root.Usings);
        foreach (var member in root.Members) WriteMember(text, member);
        return text.ToString();
    }

    private static void WriteMember(StringBuilder text, MemberDeclarationSyntax member)
    {
        switch (member)
        {
            case BaseNamespaceDeclarationSyntax space:
                text.Append("namespace ");
                Write(text, space.Name);
                WriteAll(text, space.Externs);
                WriteAll(text, space.Usings);
                WriteMembers(text, space.Members);
                break;
            case TypeDeclarationSyntax type:
                WriteType(text, type);
                break;
            case ConstructorDeclarationSyntax constructor:
                WriteAll(text, constructor.AttributeLists);
                text.Append(constructor.Modifiers.ToString()).Append(" new");
                Write(text, constructor.ParameterList);
                break;
            case EnumDeclarationSyntax or DelegateDeclarationSyntax:
            case FieldDeclarationSyntax field when field.Modifiers.Any(SyntaxKind.ConstKeyword):
                Write(text, member);
                break;
        }
    }

    private static void WriteType(StringBuilder text, TypeDeclarationSyntax type)
    {
        WriteAll(text, type.AttributeLists);
        foreach (var modifier in type.Modifiers) Write(text, modifier);
        Write(text, type.Keyword);
        if (type is RecordDeclarationSyntax record) Write(text, record.ClassOrStructKeyword);
        Write(text, type.Identifier);
        Write(text, type.TypeParameterList);
        Write(text, type.ParameterList);
        Write(text, type.BaseList);
        WriteAll(text, type.ConstraintClauses);
        WriteMembers(text, type.Members);
    }

    private static void WriteMembers(StringBuilder text, SyntaxList<MemberDeclarationSyntax> members)
    {
        text.Append('{');
        foreach (var member in members) WriteMember(text, member);
        text.Append("}\n");
    }

    private static void WriteAll<TNode>(StringBuilder text, SyntaxList<TNode> nodes)
        where TNode : SyntaxNode
    {
        foreach (var node in nodes) Write(text, node);
    }

    // White space and comments are omitted, because they have no meaning.
    private static void Write(StringBuilder text, SyntaxNode? node)
    {
        if (node is null) return;
        foreach (var token in node.DescendantTokens()) Write(text, token);
    }

    private static void Write(StringBuilder text, SyntaxToken token) => text.Append(token.Text).Append(' ');
}
