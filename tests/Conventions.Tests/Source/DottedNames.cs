using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedStreaming.Conventions.Tests.Source;

internal static class DottedNames
{
    /// <summary>What stands before the dot that leads to a name, or nothing.</summary>
    public static string Prefix(SimpleNameSyntax name) => name.Parent switch
    {
        QualifiedNameSyntax dotted when dotted.Right == name => dotted.Left.ToString(),
        MemberAccessExpressionSyntax dotted when dotted.Name == name => dotted.Expression.ToString(),
        _ => "",
    };

    /// <summary>Whether it names a type or namespace: a dot follows, or a known namespace leads to it.</summary>
    public static bool IsOwner(SimpleNameSyntax name) => Prefix(name) switch
    {
        "" => name.Parent is QualifiedNameSyntax or MemberAccessExpressionSyntax or UsingDirectiveSyntax,
        "TypedStreaming" or "global::TypedStreaming" or "System.Net" or "global::System.Net" => true,
        _ => false,
    };
}
