using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedStreaming.Conventions.Tests.Source;

namespace TypedStreaming.Conventions.Tests.Rules;

/// <summary>Memory is bounded, so queues of the SDK are.</summary>
internal static class UnboundedChannels
{
    public static IEnumerable<Finding> Check(SourceFile file) =>
        from name in file.Nodes<SimpleNameSyntax>()
        where file.Path.StartsWith("src/Sdk/", StringComparison.Ordinal)
        where name.Identifier.ValueText is "CreateUnbounded" or "CreateUnboundedPrioritized"
        select file.Find(name, "an unbounded channel");
}
