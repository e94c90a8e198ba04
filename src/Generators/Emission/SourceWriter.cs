using System.Text;

namespace TypedStreaming.Generators.Emission;

/// <summary>Writes indented lines of source code, with the same line endings on every machine.</summary>
internal sealed class SourceWriter
{
    private const int IndentWidth = 4;
    private readonly StringBuilder _text = new();
    private int _indent;

    public SourceWriter Line(string text = "")
    {
        if (text.Length > 0) _text.Append(' ', _indent * IndentWidth).Append(text);
        _text.Append('\n');
        return this;
    }

    /// <summary>Writes an indented line that continues the statement of the previous line.</summary>
    public SourceWriter Continuation(string text)
    {
        _indent++;
        Line(text);
        _indent--;
        return this;
    }

    public SourceWriter Open(string header)
    {
        Line(header).Line("{");
        _indent++;
        return this;
    }

    public SourceWriter Close(string suffix = "")
    {
        _indent--;
        return Line("}" + suffix);
    }

    public SourceWriter Indent()
    {
        _indent++;
        return this;
    }

    public SourceWriter Outdent()
    {
        _indent--;
        return this;
    }

    public override string ToString() => _text.ToString();
}
