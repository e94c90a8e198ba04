using System.Buffers;
using System.Globalization;
using System.Text;

namespace TypedStreaming.Simulator.Soql;

/// <summary>The escape sequences in the string literals of a query.</summary>
internal static class TextEscapes
{
    private const string Letters = "nNrRtTbBfF\"'\\_%";
    private const string Meanings = "\n\n\r\r\t\t\b\b\f\f\"'\\_%";
    private const int UnicodeLength = 6;

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdefABCDEF");

    /// <summary>Returns the length of the escape sequence at an offset, or 0 if there is none.</summary>
    public static int LengthAt(string text, int start)
    {
        if (start + 1 >= text.Length) return 0;
        if (Letters.Contains(text[start + 1], StringComparison.Ordinal)) return 2;
        return text[start + 1] == 'u' && start + UnicodeLength <= text.Length
            && text.AsSpan(start + 2, UnicodeLength - 2).IndexOfAnyExcept(HexDigits) < 0
            ? UnicodeLength
            : 0;
    }

    /// <summary>Returns the character that the escape sequence at an offset stands for.</summary>
    public static char MeaningAt(string text, int start) => text[start + 1] == 'u'
        ? (char)ushort.Parse(text.AsSpan(start + 2, UnicodeLength - 2), NumberStyles.AllowHexSpecifier)
        : Meanings[Letters.IndexOf(text[start + 1], StringComparison.Ordinal)];

    /// <summary>Replaces each escape sequence in a string literal with the character that it stands for.</summary>
    public static string Decode(string text)
    {
        var decoded = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i += text[i] == '\\' ? LengthAt(text, i) : 1)
            decoded.Append(text[i] == '\\' ? MeaningAt(text, i) : text[i]);
        return decoded.ToString();
    }
}
