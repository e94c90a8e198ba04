using System.Text;
using System.Text.RegularExpressions;
using TypedStreaming.Generators.Soql;
using TypedStreaming.Generators.Soql.Checks;

namespace TypedStreaming.Generators.Tests.Soql;

/// <summary>
/// A query with marks: <c>{|R:LIMIT 5|}</c> is a part that must be reported, by the first letter of its kind. An empty mark stands for the end
/// of the query.
/// </summary>
internal sealed partial class MarkedQuery
{
    public MarkedQuery(string marked)
    {
        var text = new StringBuilder();
        var expected = new List<string>();
        var end = 0;
        foreach (var mark in Marks.Matches(marked).Cast<Match>())
        {
            text.Append(marked, end, mark.Index - end);
            expected.Add(Line(mark.Groups["kind"].Value[0], text.Length, mark.Groups["code"].Value));
            text.Append(mark.Groups["code"].Value);
            end = mark.Index + mark.Length;
        }

        Text = text.Append(marked, end, marked.Length - end).ToString();
        Expected = expected;
        Found = PushTopicRules.ProblemsOf(Text, QueryParser.Parse(Text));
    }

    public string Text { get; }

    public IReadOnlyList<string> Expected { get; }

    public IReadOnlyList<QueryProblem> Found { get; }

    public void AssertFound() =>
        Assert.Equal(Expected, Found.Select(p => Line(p.Kind.ToString()[0], p.Span.Start, Text.Substring(p.Span.Start, p.Span.Length))));

    private static string Line(char kind, int start, string code) => $"{kind} at {start} '{code}'";

    [GeneratedRegex(@"\{\|(?<kind>[A-Z]):(?<code>.*?)\|\}", RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex Marks { get; }
}
