using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedStreaming.Conventions.Tests.Source;

internal static class DottedNames
{
    /// <summary>Returns the text before the dot of a name, or an empty text.</summary>
    public static string Prefix(SimpleNameSyntax name) => name.Parent switch
    {
        QualifiedNameSyntax dotted when dotted.Right == name => dotted.Left.ToString(),
        MemberAccessExpressionSyntax dotted when dotted.Name == name => dotted.Expression.ToString(),
        _ => "",
    };

    /// <summary>Returns true if a name is that of a type or a namespace: a dot follows, or a known namespace comes before it.</summary>
    public static bool IsOwner(SimpleNameSyntax name) => Prefix(name) switch
    {
        "" => name.Parent is QualifiedNameSyntax or UsingDirectiveSyntax || (name.Parent is MemberAccessExpressionSyntax access && !IsPattern(access)),
        "TypedStreaming" or "global::TypedStreaming" or "System.Net" or "global::System.Net" => true,
        _ => false,
    };

    /// <summary>
    /// Returns true if a name is that of a member, which can have the name of a type: <c>reply.Advice</c>, <c>Advice()</c> or <c>Advice = ...</c>
    /// in an initializer.
    /// </summary>
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
