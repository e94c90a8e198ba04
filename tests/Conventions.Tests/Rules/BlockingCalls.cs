using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedStreaming.Conventions.Tests.Source;

namespace TypedStreaming.Conventions.Tests.Rules;

/// <summary>Threads are not blocked on tasks. Known by name alone: no other member carries these names.</summary>
internal static class BlockingCalls
{
    private static readonly string[] Called = ["GetResult", "Wait", "WaitAll", "WaitAny"];

    public static IEnumerable<Finding> Check(SourceFile file) =>
        from name in file.Nodes<SimpleNameSyntax>()
        where name.Parent is MemberBindingExpressionSyntax
            || (name.Parent as MemberAccessExpressionSyntax)?.Name == name
        where Blocks(name.Identifier.ValueText, IsCalled(name))
        select file.Find(name, $"blocks on .{name.Identifier.ValueText}");

    private static bool Blocks(string member, bool called) => called ? Called.Contains(member) : member == "Result";

    private static bool IsCalled(SimpleNameSyntax name) => name.Parent?.Parent is InvocationExpressionSyntax call
        && call.Expression == name.Parent;
}
