using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.Text;
using TypedStreaming.Generators.Tests.Testing;

namespace TypedStreaming.Generators.Tests.Programs;

/// <summary>
/// A program on disk. <c>{|TSE0002:code|}</c> marks the location of a diagnostic; the text after <c>//:</c> on its line
/// must be in the message.
/// </summary>
internal sealed partial class MarkedProgram
{
    private const string Folder = "tests/Generators.Tests/Programs";
    private const string Extension = ".cs.txt";

    public MarkedProgram(string marked)
    {
        var text = new StringBuilder();
        var expected = new List<Expectation>();
        var end = 0;
        foreach (var mark in Marks.Matches(marked).Cast<Match>())
        {
            text.Append(marked, end, mark.Index - end);
            var code = mark.Groups["code"].Value;
            expected.Add(new Expectation(mark.Groups["id"].Value, new TextSpan(text.Length, code.Length), NoteAfter(marked, mark)));
            text.Append(code);
            end = mark.Index + mark.Length;
        }

        Text = text.Append(marked, end, marked.Length - end).ToString();
        Expected = expected;
    }

    /// <summary>The program as it is compiled.</summary>
    public string Text { get; }

    public IReadOnlyList<Expectation> Expected { get; }

    public static MarkedProgram Load(string kind, string name) => new(File.ReadAllText(Repository.PathOf(Folder, kind, name + Extension)));

    /// <summary>The names of all programs of a kind.</summary>
    public static IEnumerable<string> NamesOf(string kind) =>
        Directory.EnumerateFiles(Repository.PathOf(Folder, kind), "*" + Extension)
            .Select(p => Path.GetFileName(p)[..^Extension.Length])
            .Order(StringComparer.Ordinal);

    private static string NoteAfter(string marked, Match mark)
    {
        var line = marked[mark.Index..].Split('\n', 2)[0];
        var note = line.IndexOf("//: ", StringComparison.Ordinal);
        return note < 0 ? "" : line[(note + "//: ".Length)..].TrimEnd();
    }

    [GeneratedRegex(@"\{\|(?<id>[A-Z]+\d{4}):(?<code>.*?)\|\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Marks { get; }
}
