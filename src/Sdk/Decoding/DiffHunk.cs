using System.Globalization;
using System.Text.RegularExpressions;

namespace TypedStreaming.Decoding;

/// <summary>One part (hunk) of a diff: the old lines, and the new lines that replace them.</summary>
/// <param name="Start">The number of the first line as the text contains it, counted from 1.</param>
/// <param name="Old">The old lines.</param>
/// <param name="New">The lines that replace them.</param>
internal sealed partial record DiffHunk(int Start, IReadOnlyList<string> Old, IReadOnlyList<string> New)
{
    /// <exception cref="FormatException">The text is not in the unified format.</exception>
    public static DiffHunk Read(List<TextLine> lines, ref int at)
    {
        var (start, oldCount, newCount) = ReadHeader(lines[at++].Text);
        var (old, added) = (new List<string>(), new List<string>());
        while (old.Count < oldCount || added.Count < newCount)
        {
            if (at == lines.Count) throw new FormatException("The diff is incomplete: its last part, which begins with @@, has too few lines.");
            var line = lines[at++].Text;
            var mark = line.Length == 0 ? ' ' : line[0];
            if (mark is not (' ' or '-' or '+' or '\\')) throw new FormatException("A line of the diff does not begin with ' ', '-' or '+'.");
            var text = line.Length == 0 ? "" : line[1..];
            if (mark is ' ' or '-') old.Add(text);
            if (mark is ' ' or '+') added.Add(text);
        }

        return new DiffHunk(start, old, added);
    }

    /// <summary>
    /// Returns the index of the line in the old text at which the hunk is applied. If a hunk only inserts lines, the line number in the diff
    /// can be the number of the line before or after the inserted lines, because diff tools count differently.
    /// </summary>
    public long IndexIn(bool insertsBefore) => Old.Count == 0 && !insertsBefore ? Start : (long)Start - 1;

    public bool FitsAt(List<TextLine> lines, long start)
    {
        if (start < 0 || start + Old.Count > lines.Count) return false;
        for (var i = 0; i < Old.Count; i++)
            if (lines[(int)start + i].Text != Old[i]) return false;
        return true;
    }

    /// <summary>Returns the hunk's new lines. They get the line breaks of the lines that they replace.</summary>
    public IEnumerable<TextLine> Replace(List<TextLine> lines, int start) =>
        New.Select((text, i) => new TextLine(text, i < Old.Count ? lines[start + i].End : ""));

    private static (int Start, int OldCount, int NewCount) ReadHeader(string line)
    {
        var match = Header.Match(line);
        if (match.Success
            && TryNumber(match.Groups["start"], out var start)
            && TryNumber(match.Groups["old"], out var old)
            && TryNumber(match.Groups["new"], out var added)) return (start, old, added);
        throw new FormatException("A part of the diff does not begin with '@@ -line,count +line,count @@'.");
    }

    private static bool TryNumber(Group digits, out int number)
    {
        number = 1; // The meaning of a missing count.
        return !digits.Success || int.TryParse(digits.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }

    [GeneratedRegex(@"^@@ -(?<start>\d+)(,(?<old>\d+))? \+\d+(,(?<new>\d+))? @@", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Header { get; }
}
