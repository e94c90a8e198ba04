using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedStreaming.Conventions.Tests.Source;

namespace TypedStreaming.Conventions.Tests.Rules;

/// <summary>Each log message has a row with its id and its levels on the page for operators, and each row has a log message.</summary>
internal static partial class LogDocs
{
    public const string Page = "docs/observability.md";

    public static IEnumerable<Finding> Check(IReadOnlyList<SourceFile> sources, SourceFile page)
    {
        var logged = Logged(sources);
        var documented = Rows.Matches(page.Text).ToDictionary(
            static row => int.Parse(row.Groups["id"].ValueSpan), static row => row.Groups["levels"].Value.Split(", ").ToHashSet(StringComparer.Ordinal));
        foreach (var (id, (place, levels)) in logged)
        {
            if (!documented.TryGetValue(id, out var said)) yield return place with { Message = $"log message {id} has no row in {page.Path}" };
            else if (!said.SetEquals(levels)) yield return place with { Message = $"{page.Path} lists other levels for log message {id}" };
        }

        foreach (var id in documented.Keys.Except(logged.Keys)) yield return new Finding(page.Path, 1, $"no log message has the id {id}");
    }

    private static Dictionary<int, (Finding Place, HashSet<string> Levels)> Logged(IReadOnlyList<SourceFile> sources)
    {
        var logged = new Dictionary<int, (Finding Place, HashSet<string> Levels)>();
        foreach (var source in sources)
        {
            foreach (var message in source.Nodes<AttributeSyntax>().Where(static attribute => attribute.Name.ToString() == "LoggerMessage"))
            {
                var arguments = message.ArgumentList!.Arguments;
                var id = int.Parse(arguments[0].ToString());
                if (!logged.TryGetValue(id, out var entry)) logged[id] = entry = (source.Find(message, ""), new HashSet<string>(StringComparer.Ordinal));
                entry.Levels.Add(((MemberAccessExpressionSyntax)arguments[1].Expression).Name.Identifier.ValueText);
            }
        }

        return logged;
    }

    /// <summary>A row of a table of log messages.</summary>
    [GeneratedRegex(@"^\| (?<id>\d{3}) \| (?<levels>[A-Z][A-Za-z, ]+) \|", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Rows { get; }
}
