using System.Globalization;
using System.Text;

namespace TypedStreaming.Tool.Output;

/// <summary>
/// Makes text from outside the program safe for a terminal, by escaping control characters and invisible characters that change the direction of
/// text.
/// </summary>
internal static class TerminalText
{
    /// <summary>Returns the text with each dangerous character escaped, for example <c>\x1b</c> or <c>\u202e</c>.</summary>
    public static string Of(string text)
    {
        if (!text.EnumerateRunes().Any(IsDangerous) && !HasLoneSurrogate(text)) return text;
        var safe = new StringBuilder(text.Length + 16);
        for (var i = 0; i < text.Length;)
        {
            if (!Rune.TryGetRuneAt(text, i, out var rune))
            {
                safe.Append(CultureInfo.InvariantCulture, $"\\u{(int)text[i++]:x4}");
                continue;
            }

            i += rune.Utf16SequenceLength;
            if (IsDangerous(rune)) safe.Append(Escaped(rune));
            else safe.Append(rune);
        }

        return safe.ToString();
    }

    private static bool IsDangerous(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    private static bool HasLoneSurrogate(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (!Rune.TryGetRuneAt(text, i, out _)) return true;
            i++;
        }

        return false;
    }

    private static string Escaped(Rune rune) => rune.Value switch
    {
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        < 0x100 => $"\\x{rune.Value:x2}",
        < 0x10000 => $"\\u{rune.Value:x4}",
        _ => $"\\U{rune.Value:x8}",
    };
}
