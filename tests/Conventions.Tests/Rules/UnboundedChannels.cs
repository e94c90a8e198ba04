using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedStreaming.Conventions.Tests.Source;

namespace TypedStreaming.Conventions.Tests.Rules;

/// <summary>Memory is bounded, so queues of the SDK are.</summary>
internal static class UnboundedChannels
{
    /// <summary>The files in which an unbounded channel is allowed, each with its reason.</summary>
    private static readonly Dictionary<string, string> Allowed = new(StringComparer.Ordinal)
    {
        ["src/Sdk/Session/StreamingSession.cs"] = "its inbox holds at most a few commands, never deliveries",
    };

    public static IEnumerable<Finding> Check(SourceFile file) =>
        from name in file.Nodes<SimpleNameSyntax>()
        where file.Path.StartsWith("src/Sdk/", StringComparison.Ordinal) && !Allowed.ContainsKey(file.Path)
        where name.Identifier.ValueText is "CreateUnbounded" or "CreateUnboundedPrioritized"
        select file.Find(name, "an unbounded channel");
}
