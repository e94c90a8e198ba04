using System.Globalization;
using System.Text;

namespace TypedStreaming.Tool.Generate;

/// <summary>Writes strings as C# string literals, with invisible characters escaped.</summary>
internal static class CSharpText
{
    private const string RawQuotes = "\"\"\"";

    /// <summary>Returns a C# string literal on one line.</summary>
    public static string Literal(string text)
    {
        var result = new StringBuilder("\"", text.Length + 2);
        for (var i = 0; i < text.Length; i++)
        {
            var isPair = i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]);
            if (isPair && IsVisible(CharUnicodeInfo.GetUnicodeCategory(text, i))) result.Append(text[i]).Append(text[++i]);
            else result.Append(Escaped(text[i]));
        }

        return result.Append('"').ToString();
    }

    /// <summary>Splits a string into the lines of a raw string literal; returns null if the string requires escapes or has only one line.</summary>
    public static IReadOnlyList<string>? Lines(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        return lines.Length > 1 && !text.Contains(RawQuotes, StringComparison.Ordinal) && Array.TrueForAll(lines, IsPlain) ? lines : null;
    }

    private static bool IsPlain(string line)
    {
        var unquoted = line.Replace('"', '\'');
        return Literal(unquoted) == $"\"{unquoted}\"";
    }

    private static string Escaped(char symbol) => symbol switch
    {
        '"' => "\\\"",
        '\\' => @"\\",
        '\n' => @"\n",
        '\r' => @"\r",
        '\t' => @"\t",
        _ when IsVisible(char.GetUnicodeCategory(symbol)) => symbol.ToString(),
        _ => $"\\u{(int)symbol:x4}",
    };

    private static bool IsVisible(UnicodeCategory category) => category
        is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);
}
