using System.Globalization;
using System.Text;

namespace TypedStreaming.Generators.Emission;

/// <summary>
/// Writes strings from an org, which can contain any characters, into documentation comments. A line break would end the comment, and C# also treats
/// some other characters as line breaks.
/// </summary>
internal static class DocumentationText
{
    /// <summary>Returns the text as one line of XML, in which every character is visible or escaped.</summary>
    public static string Of(string text)
    {
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var isPair = i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]);
            if (CharUnicodeInfo.GetUnicodeCategory(text, i) == UnicodeCategory.Format) result.Append(Reference(isPair ? char.ConvertToUtf32(text[i], text[i + 1]) : text[i]));
            else if (isPair) result.Append(text[i]).Append(text[i + 1]);
            else result.Append(Escaped(text[i]));
            if (isPair) i++;
        }

        return result.ToString();
    }

    // Invisible characters can change the order in which a line is shown.
    private static string Reference(int code) => $"&#x{code.ToString("x", CultureInfo.InvariantCulture)};";

    private static string Escaped(char symbol) => symbol switch
    {
        '&' => "&amp;",
        '<' => "&lt;",
        '>' => "&gt;",
        _ => char.IsControl(symbol) || char.IsSurrogate(symbol) || symbol is '\u2028' or '\u2029' or '\ufffe' or '\uffff' ? " " : symbol.ToString(),
    };
}
