namespace TypedStreaming.Benchmarks.Harness;

/// <summary>A table that is readable on a terminal and in Markdown.</summary>
public sealed class TextTable(params IReadOnlyList<string> titles)
{
    private readonly List<IReadOnlyList<string>> _rows = [];

    public void Add(params IReadOnlyList<string> cells) => _rows.Add(cells);

    public override string ToString()
    {
        int[] widths = [.. titles.Select((title, column) => _rows.Select(row => row[column].Length).Append(title.Length).Max())];
        IReadOnlyList<string> rule = [.. widths.Select(width => new string('-', width))];
        return string.Join('\n', _rows.Prepend(rule).Prepend(titles).Select(row => Line(row, widths)));
    }

    private static string Line(IReadOnlyList<string> cells, int[] widths) =>
        $"| {string.Join(" | ", cells.Select((cell, column) => column == 0 ? cell.PadRight(widths[0]) : cell.PadLeft(widths[column])))} |";
}
