using System.Buffers;
using System.Text;

namespace TypedStreaming.Authentication;

/// <summary>
/// Finds a secret in a text in which each character of the secret can be encoded in its own way, such as <c>\u0030</c>, <c>%30</c> or
/// <c>&amp;#48;</c> in place of <c>0</c>. Such a secret would appear when the text is decoded. The effort grows with the length of the text.
/// </summary>
/// <param name="text">The text, which need not be valid JSON, HTML or another format.</param>
/// <param name="secret">The secret, which is not empty.</param>
internal sealed class EscapedSecret(string text, string secret)
{
    /// <summary>The characters that begin an encoded character.</summary>
    private const string Encodings = "\\%&";

    private readonly EncodedText _text = new(text);
    private readonly Rune[] _secret = [.. secret.EnumerateRunes()];
    private readonly SearchValues<char> _beginnings = SearchValues.Create(Beginnings(secret));
    private List<int> _ends = [];
    private List<int> _next = [];

    /// <summary>The number of characters and forms that were examined.</summary>
    public long Steps => _text.Steps;

    /// <summary>Returns true if a text in UTF-8 can contain the secret in another form than literally.</summary>
    public static bool HasEncodings(ReadOnlySpan<byte> text, string secret) =>
        text.IndexOfAny("\\%&"u8) >= 0 || !Ascii.IsValid(secret) || (secret.Contains(' ', StringComparison.Ordinal) && text.Contains((byte)'+'));

    /// <summary>Returns the text with each occurrence of the secret replaced, or the same text if it does not contain the secret.</summary>
    /// <param name="replacement">The text in place of the secret.</param>
    public string Replace(string replacement)
    {
        StringBuilder? replaced = null;
        var copied = 0;
        for (var start = NextStart(0); start < text.Length;)
        {
            if (EndOfSecret(start) is not { } end)
            {
                start = NextStart(Math.Max(start + 1, _text.EndOfBackslashes(start)));
                continue;
            }

            replaced = (replaced ?? new StringBuilder()).Append(text, copied, start - copied).Append(replacement);
            copied = end;
            start = NextStart(end);
        }

        return replaced is null ? text : replaced.Append(text, copied, text.Length - copied).ToString();
    }

    /// <summary>Returns all characters with which a form of the secret can begin.</summary>
    private static char[] Beginnings(string secret)
    {
        // .NET reads a byte of a header as a character, so a character that is not ASCII can begin with its first byte in UTF-8.
        var firstByte = (char)Encoding.UTF8.GetBytes(secret)[0];
        return [.. Encodings, secret[0], firstByte, secret[0] == ' ' ? '+' : secret[0]];
    }

    private int NextStart(int from)
    {
        var next = text.AsSpan(from).IndexOfAny(_beginnings);
        return next < 0 ? text.Length : from + next;
    }

    /// <summary>Returns the position after the secret that starts at a position, or null if no secret starts there.</summary>
    private int? EndOfSecret(int start)
    {
        _ends.Clear();
        _ends.Add(start);
        foreach (var character in _secret)
        {
            _next.Clear();
            foreach (var end in _ends) _text.AddEnds(character, end, _next);
            if (_next.Count == 0) return null;
            (_ends, _next) = (_next, _ends);
        }

        return _ends.Max();
    }
}
