using System.Globalization;
using System.Net;
using System.Text;

namespace TypedStreaming.Authentication;

/// <summary>
/// Reads the characters of a text in each form in which a server can write them: literally, as an escape of JSON with any number of backslashes,
/// URL-encoded, as an HTML entity, and as combinations of these. The effort for one character does not depend on the length of the text.
/// </summary>
internal sealed class EncodedText(string text)
{
    /// <summary>The maximum number of encodings of one character, one inside the other. A run of backslashes counts as one.</summary>
    private const int MostLayers = 8;

    /// <summary>The maximum number of different ends of a character. Only characters that begin an encoding have more than one.</summary>
    private const int MostEnds = 8;

    private const int LongestEntity = 12;
    private const int None = -1;

    private int _runStart;
    private int _runEnd;

    /// <summary>The number of characters and forms that were examined. It shows that the effort grows only with the length of the text.</summary>
    public long Steps { get; private set; }

    /// <summary>Adds the position after each form of a character to a list. A form starts at a given position.</summary>
    public void AddEnds(Rune wanted, int start, List<int> ends)
    {
        var read = Literal(start);
        for (var layer = 0; layer <= MostLayers && read.Value != None; layer++)
        {
            if (EndOf(wanted, read) is { } end && ends.Count < MostEnds && !ends.Contains(end)) ends.Add(end);
            read = Decoded(read);
        }
    }

    /// <summary>Returns the position after the backslashes at a position.</summary>
    public int EndOfBackslashes(int start)
    {
        if (start >= text.Length || text[start] != '\\') return start;
        if (start >= _runStart && start < _runEnd) return _runEnd;
        var length = text.AsSpan(start).IndexOfAnyExcept('\\');
        (_runStart, _runEnd) = (start, length < 0 ? text.Length : start + length);
        Steps += _runEnd - _runStart;
        return _runEnd;
    }

    /// <summary>Returns the position after the wanted character if it has been read; otherwise, null.</summary>
    private int? EndOf(Rune wanted, EncodedCharacter read)
    {
        if (read.Value == wanted.Value || (wanted.Value == ' ' && read.Value == '+')) return read.End;
        return !wanted.IsAscii && Joined(read) is var joined && joined.Value == wanted.Value ? joined.End : null;
    }

    private EncodedCharacter Literal(int start)
    {
        Steps++;
        return start < text.Length ? new(text[start], start + 1) : new(None, start);
    }

    /// <summary>Returns the character in the last layer: that of <c>\u0025</c> with <c>21</c> after it is an exclamation mark.</summary>
    private EncodedCharacter Innermost(int start)
    {
        var read = Literal(start);
        for (var layer = 0; layer < MostLayers && Decoded(read) is { Value: not None } inner; layer++) read = inner;
        return read;
    }

    /// <summary>Reads what follows a character that begins an encoding. The value of the result is negative if it begins none.</summary>
    private EncodedCharacter Decoded(EncodedCharacter read)
    {
        Steps++;
        return read.Value switch
        {
            '\\' => Escape(read.End),
            '%' => Hexadecimal(read.End, 2),
            '&' => Entity(read.End),
            _ => new(None, read.End),
        };
    }

    private EncodedCharacter Escape(int start)
    {
        if (EndOfBackslashes(start) is var end && end > start) return new('\\', end);
        return text.AsSpan(start) switch
        {
            ['u', ..] => Hexadecimal(start + 1, 4),
            [var sign, ..] when !char.IsLetterOrDigit(sign) => new(sign, start + 1),
            _ => new(None, start),
        };
    }

    private EncodedCharacter Hexadecimal(int start, int digits) =>
        start + digits <= text.Length && int.TryParse(text.AsSpan(start, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)
            ? new(value, start + digits)
            : new(None, start);

    private EncodedCharacter Entity(int start)
    {
        var rest = text.AsSpan(start, Math.Min(LongestEntity, text.Length - start));
        var name = rest[..(rest.IndexOf(';') + 1)];
        if (name.IsEmpty) return new(None, start);
        if (EntityNames.Find(name[..^1]) is { } named) return new(named, start + name.Length);
        var decoded = WebUtility.HtmlDecode($"&{name}");
        return Rune.TryGetRuneAt(decoded, 0, out var character) && character.Utf16SequenceLength == decoded.Length
            ? new(character.Value, start + name.Length)
            : new(None, start);
    }

    /// <summary>Joins the character with those after it: two surrogates, or the bytes of a character in UTF-8.</summary>
    private EncodedCharacter Joined(EncodedCharacter first) =>
        first.Value is >= char.MinValue and <= char.MaxValue && char.IsHighSurrogate((char)first.Value) ? JoinedSurrogates(first) : JoinedBytes(first);

    private EncodedCharacter JoinedSurrogates(EncodedCharacter high)
    {
        var low = Innermost(high.End);
        return Rune.TryCreate((char)high.Value, (char)low.Value, out var joined) ? new(joined.Value, low.End) : new(None, high.End);
    }

    private EncodedCharacter JoinedBytes(EncodedCharacter first)
    {
        var more = first.Value switch { >= 0xC2 and < 0xE0 => 1, >= 0xE0 and < 0xF0 => 2, >= 0xF0 and < 0xF5 => 3, _ => 0 };
        var joined = first with { Value = more == 0 ? None : first.Value & (0x3F >> more) };
        for (; more > 0; more--)
        {
            var next = Innermost(joined.End);
            if ((next.Value & ~0x3F) != 0x80) return new(None, first.End);
            joined = new((joined.Value << 6) | (next.Value & 0x3F), next.End);
        }

        return joined;
    }
}
