namespace TypedStreaming.Decoding;

/// <summary>A line of text, and the line break that follows it (LF, CR LF, CR, or none).</summary>
internal readonly record struct TextLine(string Text, string End)
{
    public static List<TextLine> Split(string text)
    {
        var lines = new List<TextLine>();
        var start = 0;
        while (true)
        {
            var length = text.AsSpan(start).IndexOfAny('\r', '\n');
            if (length < 0) break;
            var end = start + length;
            var next = text[end] == '\r' && end + 1 < text.Length && text[end + 1] == '\n' ? end + 2 : end + 1;
            lines.Add(new TextLine(text[start..end], text[end..next]));
            start = next;
        }

        lines.Add(new TextLine(text[start..], ""));
        return lines;
    }
}
