using System.Security.Cryptography;
using System.Text;

namespace TypedStreaming.Decoding;

/// <summary>
/// The difference between an old text and a new text, in the form that Salesforce sends: a unified diff without context lines, in which the hash of
/// the whole new text follows <c>+++</c>.
/// </summary>
internal sealed class UnifiedDiff
{
    private readonly IReadOnlyList<DiffHunk> _hunks;
    private readonly string? _hash;

    private UnifiedDiff(IReadOnlyList<DiffHunk> hunks, string? hash)
    {
        _hunks = hunks;
        _hash = hash;
    }

    /// <summary>Returns the hash of the whole new text, which follows <c>+++</c> in the diff; null if the diff has no hash.</summary>
    public static string? HashIn(string difference)
    {
        foreach (var line in TextLine.Split(difference))
        {
            if (line.Text.StartsWith("@@", StringComparison.Ordinal)) return null;
            if (!line.Text.StartsWith("+++", StringComparison.Ordinal)) continue;
            var hash = line.Text[3..].Trim();
            return hash.Length == SHA256.HashSizeInBytes * 2 && hash.All(char.IsAsciiHexDigit) ? hash : null;
        }

        return null;
    }

    /// <exception cref="FormatException">The text is not in the unified format.</exception>
    public static UnifiedDiff Parse(string difference)
    {
        var lines = TextLine.Split(difference);
        var at = lines.FindIndex(l => l.Text.StartsWith("@@", StringComparison.Ordinal));
        if (at < 0) throw new FormatException("The diff contains no part that begins with @@.");
        var hunks = new List<DiffHunk>();
        while (at < lines.Count)
        {
            if (lines[at].Text.Length == 0) at++; // The text may end in a line break.
            else hunks.Add(DiffHunk.Read(lines, ref at));
        }

        return new UnifiedDiff(hunks, HashIn(difference));
    }

    /// <exception cref="ArgumentException">The difference does not apply to this old text.</exception>
    public string Apply(string oldText)
    {
        var lines = TextLine.Split(oldText);
        var lineEnd = lines.Find(l => l.End.Length > 0).End ?? "\n";
        var fits = false;
        foreach (var insertsBefore in (bool[])[true, false])
        {
            if (Patch(lines, insertsBefore) is not { } patched) continue;
            fits = true;
            foreach (var text in Joined(patched, lineEnd))
                if (_hash is null || HasHash(text)) return text;
        }

        throw new ArgumentException(
            fits
                ? "The diff does not apply to this old text: the result does not have the hash that was sent. Read the record again."
                : "The diff does not apply to this old text: it removes lines that the text does not contain. Read the record again.",
            nameof(oldText));
    }

    private List<TextLine>? Patch(List<TextLine> lines, bool insertsBefore)
    {
        var patched = new List<TextLine>();
        var at = 0;
        foreach (var hunk in _hunks)
        {
            var start = hunk.IndexIn(insertsBefore);
            if (start < at || !hunk.FitsAt(lines, start)) return null;
            patched.AddRange(lines[at..(int)start]);
            patched.AddRange(hunk.Replace(lines, (int)start));
            at = (int)start + hunk.Old.Count;
        }

        patched.AddRange(lines[at..]);
        return patched;
    }

    /// <summary>
    /// Returns the candidates for the new text, which differ only in their line breaks. The first candidate keeps the line breaks of the old text.
    /// Each of the others has the same kind of line break everywhere, because Salesforce may have changed the line breaks of the record.
    /// </summary>
    private static IEnumerable<string> Joined(List<TextLine> lines, string lineEnd)
    {
        yield return Join(lines, l => l.End.Length > 0 ? l.End : lineEnd);
        foreach (var end in (string[])["\r\n", "\n", "\r"]) yield return Join(lines, _ => end);
    }

    private static string Join(List<TextLine> lines, Func<TextLine, string> endOf)
    {
        var text = new StringBuilder();
        for (var i = 0; i < lines.Count; i++) text.Append(lines[i].Text).Append(i < lines.Count - 1 ? endOf(lines[i]) : "");
        return text.ToString();
    }

    private bool HasHash(string text) =>
        string.Equals(Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text))), _hash, StringComparison.OrdinalIgnoreCase);
}
