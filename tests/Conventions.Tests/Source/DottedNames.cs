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
        "" => name.Parent is QualifiedNameSyntax or UsingDirectiveSyntax || (name.Parent is MemberAccessExpressionSyntax access && !IsPattern(access)),
        "TypedStreaming" or "global::TypedStreaming" or "System.Net" or "global::System.Net" => true,
        _ => false,
    };

    /// <summary>Whether it names a member, which can be named like a type: reply.Advice, Advice() or Advice = ... in an initializer.</summary>
    public static bool IsMember(SimpleNameSyntax name) => name.Parent switch
    {
        MemberAccessExpressionSyntax access => access.Name == name,
        AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } assignment => assignment.Left == name,
        InvocationExpressionSyntax invocation => invocation.Expression == name,
        MemberBindingExpressionSyntax or NameColonSyntax or NameEqualsSyntax => true,
        _ => false,
    };

    /// <summary>A property pattern begins with a property: <c>{ Session.Id: > 0 }</c>.</summary>
    private static bool IsPattern(MemberAccessExpressionSyntax access) => access.Parent switch
    {
        MemberAccessExpressionSyntax outer => IsPattern(outer),
        var parent => parent is ExpressionColonSyntax,
    };
}
