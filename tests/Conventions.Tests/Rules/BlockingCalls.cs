using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedStreaming.Conventions.Tests.Source;

namespace TypedStreaming.Conventions.Tests.Rules;

/// <summary>
/// Threads are not blocked on tasks. Known by name: no other member carries these names, but for the <c>GetResult(token)</c> of what a
/// task is made of, which never waits.
/// </summary>
internal static class BlockingCalls
{
    private static readonly string[] Called = ["GetResult", "Wait", "WaitAll", "WaitAny"];

    public static IEnumerable<Finding> Check(SourceFile file) =>
        from name in file.Nodes<SimpleNameSyntax>()
        where name.Parent is MemberBindingExpressionSyntax
            || (name.Parent as MemberAccessExpressionSyntax)?.Name == name
        where Blocks(name.Identifier.ValueText, Call(name))
        select file.Find(name, $"blocks on .{name.Identifier.ValueText}");

    private static bool Blocks(string member, InvocationExpressionSyntax? call) => call is null
        ? member == "Result"
        : Called.Contains(member) && !(member == "GetResult" && call.ArgumentList.Arguments.Count > 0);

    private static InvocationExpressionSyntax? Call(SimpleNameSyntax name) =>
        name.Parent?.Parent is InvocationExpressionSyntax call && call.Expression == name.Parent ? call : null;
}
