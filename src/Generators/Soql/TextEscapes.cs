namespace TypedStreaming.Generators.Soql;

/// <summary>The escape sequences in SOQL strings, including <c>\_</c> and <c>\%</c> in patterns.</summary>
internal static class TextEscapes
{
    private const string Simple = "nNrRtTbBfF\"'\\_%";
    private const int UnicodeLength = 6;

    /// <summary>Returns the length of the escape sequence at an offset, or 0 if there is none.</summary>
    public static int LengthAt(string text, int start)
    {
        if (start + 1 >= text.Length) return 0;
        if (Simple.IndexOf(text[start + 1]) >= 0) return 2;
        return text[start + 1] is 'u' && HasFourDigits(text, start + 2) ? UnicodeLength : 0;
    }

    private static bool HasFourDigits(string text, int start)
    {
        for (var i = start; i < start + 4; i++)
            if (i >= text.Length || !Uri.IsHexDigit(text[i])) return false;
        return true;
    }
}
