using System.Text;

namespace TypedStreaming.Generators.Schema.Reading;

/// <summary>
/// Reads JSON text in one forward pass. The analyzer assembly cannot use System.Text.Json, because the compiler may load a different version of
/// that library.
/// </summary>
/// <param name="text">The text.</param>
internal sealed class JsonText(string text)
{
    private const string Blanks = " \t\r\n";

    private int _at;
    private int _depth;

    /// <summary>The line number of the current position in the JSON text, counted from 0.</summary>
    public int Line
    {
        get
        {
            var line = 0;
            for (var i = 0; i < Math.Min(_at, text.Length); i++)
                if (text[i] == '\n') line++;
            return line;
        }
    }

    /// <summary>Reads a JSON object. The callback gets the name of each member and must read the member's value.</summary>
    /// <returns>False if the value is not an object; it is then skipped.</returns>
    public bool ReadObject(Action<string> member)
    {
        if (!Enter('{')) return false;
        if (!TryTake('}'))
        {
            do
            {
                if (Next() != '"') throw Expected("a name in quotes");
                var name = Quoted();
                Take(':');
                member(name);
            }
            while (TryTake(','));
            Take('}');
        }

        _depth--;
        return true;
    }

    /// <summary>Reads a JSON array. The callback is called for each element and must read it.</summary>
    /// <returns>False if the value is not an array; it is then skipped.</returns>
    public bool ReadArray(Action element)
    {
        if (!Enter('[')) return false;
        if (!TryTake(']'))
        {
            do element();
            while (TryTake(','));
            Take(']');
        }

        _depth--;
        return true;
    }

    /// <summary>Reads a string. Returns null if the value is not a string.</summary>
    public string? ReadText()
    {
        if (Next() == '"') return Quoted();
        Skip();
        return null;
    }

    /// <summary>Reads a Boolean value. Returns false if the value is not a Boolean.</summary>
    public bool ReadBoolean() => ReadWord() == "true";

    /// <summary>Reads a whole number. Returns 0 if the value is not a whole number.</summary>
    public int ReadInteger() => int.TryParse(ReadWord(), out var number) ? number : 0;

    /// <summary>Skips a JSON value.</summary>
    public void Skip()
    {
        switch (Next())
        {
            case '{':
                ReadObject(_ => Skip());
                break;
            case '[':
                ReadArray(Skip);
                break;
            case '"':
                Quoted();
                break;
            default:
                Word();
                break;
        }
    }

    /// <summary>Checks that only white space follows in the JSON text.</summary>
    public void End()
    {
        if (Next() != '\0' || _at < text.Length) throw Expected("the end of the file");
    }

    private string ReadWord()
    {
        if (Next() is not ('{' or '[' or '"')) return Word();
        Skip();
        return "";
    }

    private bool Enter(char first)
    {
        if (Next() != first)
        {
            Skip();
            return false;
        }

        if (++_depth > SchemaLimits.Depth) throw new SchemaFormatException(SchemaLimits.TooDeep, Line);
        _at++;
        return true;
    }

    // A number, true, false or null.
    private string Word()
    {
        var start = _at;
        while (_at < text.Length && (char.IsLetterOrDigit(text[_at]) || text[_at] is '+' or '-' or '.')) _at++;
        var word = text.Substring(start, _at - start);
        if (word is "true" or "false" or "null" || (word.Length > 0 && word[0] is '-' or (>= '0' and <= '9'))) return word;
        _at = start;
        throw Expected("a value");
    }

    private string Quoted()
    {
        var start = ++_at;
        while (_at < text.Length && text[_at] is not ('"' or '\\')) _at++;
        if (_at < text.Length && text[_at] == '"') return text.Substring(start, _at++ - start);
        var result = new StringBuilder(text, start, _at - start, Math.Max(16, _at - start));
        while (_at < text.Length && text[_at] != '"')
        {
            if (text[_at] == '\\') result.Append(Escaped());
            else result.Append(text[_at++]);
        }

        Take('"');
        return result.ToString();
    }

    private char Escaped()
    {
        _at++;
        var symbol = _at < text.Length ? text[_at++] : '\0';
        switch (symbol)
        {
            case '"' or '\\' or '/': return symbol;
            case 'b': return '\b';
            case 'f': return '\f';
            case 'n': return '\n';
            case 'r': return '\r';
            case 't': return '\t';
            case 'u' when _at + 4 <= text.Length && Hex() is { } code:
                _at += 4;
                return code;
            default: throw Expected("an escape sequence");
        }
    }

    private char? Hex()
    {
        var code = 0;
        for (var i = _at; i < _at + 4; i++)
        {
            if (!Uri.IsHexDigit(text[i])) return null;
            code = (code * 16) + Uri.FromHex(text[i]);
        }

        return (char)code;
    }

    private char Next()
    {
        while (_at < text.Length && Blanks.IndexOf(text[_at]) >= 0) _at++;
        return _at < text.Length ? text[_at] : '\0';
    }

    private bool TryTake(char symbol)
    {
        if (Next() != symbol) return false;
        _at++;
        return true;
    }

    private void Take(char symbol)
    {
        if (!TryTake(symbol)) throw Expected($"'{symbol}'");
    }

    private SchemaFormatException Expected(string wanted) => new($"the file is not valid JSON: expected {wanted}", Line);
}
