using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.RegularExpressions;
using TypedStreaming.Tool.Tests.Fixtures;

namespace TypedStreaming.Tool.Tests.Running;

/// <summary>Each command line of <c>tse</c> in the docs has a command, options and arguments that exist.</summary>
public sealed partial class DocumentedCommandsTests
{
    [Fact]
    public void Command_lines_of_the_docs_can_be_parsed()
    {
        var lines = Directory.GetFiles(Path.Combine(Root(), "docs"), "*.md").Append(Path.Combine(Root(), "README.md"))
            .SelectMany(static page => Commands(File.ReadAllText(page)).Select(line => (Page: Path.GetFileName(page), Line: line)))
            .ToList();
        Assert.True(lines.Count > 20);
        Assert.Empty(lines.SelectMany(static entry => Problems(entry.Line).Select(problem => $"{entry.Page}: {entry.Line}: {problem}")));
    }

    [Theory]
    [InlineData("tse doctor --login-url https://acme.my.salesforce.com", 0)]
    [InlineData("tse doctor --login-uri https://acme.my.salesforce.com", 1)]
    [InlineData("tse generate --query \"SELECT Id FROM Account WHERE Name = 'A b'\" --output Models", 0)]
    [InlineData("tse doktor", 1)]
    [InlineData("tse positions set /topic/AccountUpdates", 1)]
    public void A_wrong_line_is_reported(string line, int atLeast) => Assert.InRange(Problems(line).Count(), atLeast, atLeast * 9);

    [Theory]
    [InlineData("```\ntse a b\n```\n", "tse a b")]
    [InlineData("```\nx | tse a 'b c' > d.json &\n```\n", "tse a 'b c'")]
    [InlineData("```text\n$ tse a\nok tse b\n```\n", "tse a")]
    [InlineData("tse a\n", null)]
    public void Lines_are_found_in_blocks_only(string page, string? line) => Assert.Equal(line is null ? [] : [line], Commands(page));

    private static IEnumerable<string> Commands(string page)
    {
        var inside = false;
        foreach (var text in page.Split('\n').Select(static text => text.Trim()))
        {
            if (text.StartsWith("```", StringComparison.Ordinal)) inside = !inside;
            else if (inside && Command(text) is { } command) yield return command;
        }
    }

    private static string? Command(string text)
    {
        var line = text.StartsWith("$ ", StringComparison.Ordinal) ? text[2..] : text;
        var part = line.Split(" | ").FirstOrDefault(static part => part.StartsWith("tse ", StringComparison.Ordinal));
        return part?.Split(" > ")[0].TrimEnd('&', ' ');
    }

    private static IEnumerable<string> Problems(string line)
    {
        var shell = new TestShell();
        var root = new RootCommand();
        foreach (var command in ToolCommands.All(shell)) root.Add(command);
        var words = Words.Matches(line).Skip(1).Select(static word => word.Value.Trim('\'', '"')).ToArray();
        return [.. root.Parse(words, new ParserConfiguration { ResponseFileTokenReplacer = null }).Errors.Select(static error => error.Message)];
    }

    [GeneratedRegex("'[^']*'|\"[^\"]*\"|[^'\" ]+", RegexOptions.None, 1000)]
    private static partial Regex Words { get; }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "TypedStreaming.sln"))) folder = folder.Parent!;
        return folder.FullName;
    }
}
