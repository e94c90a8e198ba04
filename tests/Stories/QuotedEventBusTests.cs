using System.Text.RegularExpressions;

namespace TypedStreaming.Stories;

/// <summary>The programs and types of docs/platform-and-change-events.md are in tests/Stories/EventBus as they are compiled and run.</summary>
public sealed partial class QuotedEventBusTests
{
    private static readonly string Page = File.ReadAllText(Folder("docs", "platform-and-change-events.md")).ReplaceLineEndings("\n");

    public static TheoryData<string> Blocks() => [.. Quotes.Matches(Page).Select(static match => match.Groups["code"].Value)];

    [Theory]
    [MemberData(nameof(Blocks))]
    public void A_block_stands_in_the_programs(string code) =>
        Assert.All(code.Split("\n\n"), part => Assert.Contains(Flat(part), Programs(), StringComparison.Ordinal));

    [Fact]
    public void Reports_a_block_that_does_not() =>
        Assert.DoesNotContain(Flat("await foreach (var ink in client.Events<LowInks>().Take(2))"), Programs(), StringComparison.Ordinal);

    [Fact]
    public void The_page_has_programs() => Assert.True(Blocks().Count >= 8);

    private static string Programs() =>
        string.Join('\n', Directory.GetFiles(Folder("tests", "Stories", "EventBus"), "*.cs").Select(static file => Flat(File.ReadAllText(file))));

    /// <summary>The code without indentation and empty lines.</summary>
    private static string Flat(string code) =>
        string.Join('\n', code.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    private static string Folder(params string[] parts)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "TypedStreaming.sln"))) folder = folder.Parent!;
        return Path.Combine([folder.FullName, .. parts]);
    }

    [GeneratedRegex("```csharp\n(?<code>.*?)\n```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Quotes { get; }
}
