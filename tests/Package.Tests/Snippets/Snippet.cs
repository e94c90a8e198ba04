using System.Text.RegularExpressions;

namespace TypedStreaming.Package.Tests.Snippets;

/// <summary>A block of C# in the docs.</summary>
/// <param name="File">The file that contains it.</param>
/// <param name="Line">The line of its first line of code, from 1.</param>
/// <param name="Frame">The name of its frame; null for a whole file.</param>
/// <param name="Code">The code.</param>
internal sealed partial record Snippet(string File, int Line, string? Frame, string Code)
{
    public string Source => $"{File}:{Line}";

    /// <summary>The diagnostics that its comments announce, such as <c>// TSE0002</c>.</summary>
    public IReadOnlyList<string> AnnouncedIds =>
        [.. Comments.Matches(Code).SelectMany(static comment => Ids.Matches(comment.Value)).Select(static id => id.Value).Distinct().Order(StringComparer.Ordinal)];

    [GeneratedRegex("//.*", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Comments { get; }

    [GeneratedRegex(@"\b(TSE|CS)\d{4}\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Ids { get; }
}
