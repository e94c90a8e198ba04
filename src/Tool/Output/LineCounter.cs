namespace TypedStreaming.Tool.Output;

/// <summary>
/// Finds the line number of a position in a text. The positions must be passed in ascending order, so that the text is read only once.
/// </summary>
internal sealed class LineCounter
{
    private int _line = 1;
    private int _read;

    public int At(ReadOnlySpan<byte> text, int position)
    {
        if (position <= _read) return _line;
        _line += text[_read..position].Count((byte)'\n');
        _read = position;
        return _line;
    }
}
