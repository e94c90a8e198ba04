using System.Text.RegularExpressions;

namespace TypedStreaming.Package.Tests.Snippets;

/// <summary>One block of a page that a reader follows from the first to the last.</summary>
/// <param name="Kind">What the reader does with it: <c>run</c>, <c>write</c> or <c>start</c>, a program that goes on.</param>
/// <param name="File">The file that the reader writes.</param>
/// <param name="Text">The block's text.</param>
internal sealed partial record PageStep(string Kind, string File, string Text)
{
    /// <summary>Finds the blocks that are marked by a comment before them, such as <c>&lt;!-- page: write Program.cs --&gt;</c>.</summary>
    public static IReadOnlyList<PageStep> AllIn(string page) =>
    [
        .. from block in Blocks.Matches(page.ReplaceLineEndings("\n"))
           select new PageStep(block.Groups["kind"].Value, block.Groups["file"].Value, block.Groups["text"].Value),
    ];

    [GeneratedRegex(
        "<!-- page: (?<kind>run|write|start)( (?<file>[^ ]+))? -->\n(<!-- frame: [a-z ]+ -->\n)?```[a-z]*\n(?<text>.*?)\n```",
        RegexOptions.ExplicitCapture | RegexOptions.Singleline,
        1000)]
    private static partial Regex Blocks { get; }
}
