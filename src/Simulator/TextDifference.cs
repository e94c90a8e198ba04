using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;

namespace TypedStreaming.Simulator;

/// <summary>The difference between two versions of a long text value. A change event can contain the difference instead of the new text.</summary>
public sealed class TextDifference
{
    private TextDifference(string diff) => Diff = diff;

    /// <summary>
    /// The difference in the unified format. Its <c>+++</c> line contains the SHA-256 hash of the new text (UTF-8, hexadecimal).
    /// </summary>
    [JsonPropertyName("diff")]
    public string Diff { get; }

    /// <summary>Creates a difference that contains the lines in which the old text and the new text differ.</summary>
    /// <param name="before">The old text.</param>
    /// <param name="after">The new text.</param>
    /// <returns>A difference with one hunk, from the first line that differs to the last one.</returns>
    public static TextDifference Between(string before, string after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var (old, now) = (before.Split('\n'), after.Split('\n'));
        var same = old.Zip(now).TakeWhile(pair => pair.First == pair.Second).Count();
        var sameAtEnd = old.Skip(same).Reverse().Zip(now.Skip(same).Reverse())
            .TakeWhile(pair => pair.First == pair.Second)
            .Count();
        var removed = old[same..^sameAtEnd];
        var added = now[same..^sameAtEnd];
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(after)));
        string[] lines =
        [
            "--- ",
            $"+++ {hash}",
            $"@@ -{Range(same, removed)} +{Range(same, added)} @@",
            .. removed.Select(line => $"-{line}"),
            .. added.Select(line => $"+{line}"),
        ];
        return new TextDifference(string.Join('\n', lines));
    }

    // A range without lines has the number of the line before it.
    private static string Range(int before, string[] lines) =>
        $"{(lines.Length == 0 ? before : before + 1)},{lines.Length}";
}
