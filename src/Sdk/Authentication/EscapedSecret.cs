using System.Globalization;
using System.Text;

namespace TypedStreaming.Authentication;

/// <summary>
/// Finds a secret in JSON text whose strings can contain characters of the secret as escapes, such as <c>\u0030</c> in place of <c>0</c>. Such a secret
/// would appear when the string is decoded.
/// </summary>
internal static class EscapedSecret
{
    private const string EscapedBackslash = @"\\";
    private const int LengthOfCode = 6;

    /// <summary>Returns the text with each occurrence of the secret replaced.</summary>
    /// <param name="json">The text, which need not be valid JSON.</param>
    /// <param name="secret">The secret, which is not empty.</param>
    /// <param name="replacement">The text in place of the secret.</param>
    public static string Replace(string json, string secret, string replacement)
    {
        var text = new StringBuilder(json.Length);
        for (var i = 0; i < json.Length;)
        {
            var rest = json.AsSpan(i);
            if (LengthOf(secret, rest) is { } length)
            {
                text.Append(replacement);
                i += length;
                continue;
            }

            // The second backslash of an escaped backslash does not begin another escape.
            var plain = rest.StartsWith(EscapedBackslash, StringComparison.Ordinal) ? EscapedBackslash.Length : 1;
            text.Append(rest[..plain]);
            i += plain;
        }

        return text.ToString();
    }

    /// <summary>Returns the length of the secret at the beginning of a text, or null if the text begins with something else.</summary>
    private static int? LengthOf(string secret, ReadOnlySpan<char> text)
    {
        var length = 0;
        foreach (var character in secret)
        {
            var next = LengthOf(character, text[length..]);
            if (next == 0) return null;
            length += next;
        }

        return length;
    }

    private static int LengthOf(char character, ReadOnlySpan<char> text) => text switch
    {
        ['\\', 'u', _, _, _, _, ..] when ushort.TryParse(text[2..LengthOfCode], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) && code == character => LengthOfCode,
        ['\\', var escaped, ..] when escaped == character && character is '/' or '"' or '\\' => EscapedBackslash.Length,
        [var first, ..] when first == character => 1,
        _ => 0,
    };
}
