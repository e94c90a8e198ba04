namespace TypedStreaming.Stories;

/// <summary>docs/stories.md quotes the programs as they run here.</summary>
public sealed class QuotedProgramsTests
{
    private const int LongestProgram = 20;

    public static TheoryData<string> Programs() => [.. Directory.GetFiles(Folder("tests", "Stories", "Programs")).Select(static file => Path.GetFileNameWithoutExtension(file)!)];

    [Theory]
    [MemberData(nameof(Programs))]
    public void The_docs_quote_the_program(string name)
    {
        var docs = File.ReadAllText(Folder("docs", "stories.md")).ReplaceLineEndings("\n");

        Assert.Contains(BodyOf(name), docs, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Programs))]
    public void A_program_is_short(string name) => Assert.InRange(BodyOf(name).Split('\n').Length, 1, LongestProgram);

    /// <summary>The text between the braces of RunAsync, unindented.</summary>
    private static string BodyOf(string name)
    {
        var lines = File.ReadAllLines(Folder("tests", "Stories", "Programs", $"{name}.cs"));
        var body = lines.SkipWhile(static line => line != "    {").Skip(1).TakeWhile(static line => line != "    }");
        return string.Join('\n', body.Select(static line => line.Length > 8 ? line[8..] : line));
    }

    private static string Folder(params string[] parts)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "TypedStreaming.sln"))) folder = folder.Parent!;
        return Path.Combine([folder.FullName, .. parts]);
    }
}
