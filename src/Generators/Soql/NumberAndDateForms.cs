using System.Globalization;

namespace TypedStreaming.Generators.Soql;

/// <summary>
/// Recognizes numbers, dates and times in a query. They begin with a digit or a sign. A date or a time that does not exist, such as February 30, is
/// not recognized.
/// </summary>
internal static class NumberAndDateForms
{
    private const string Date = "0000-00-00";
    private static readonly string[] Times = ["00:00:00", "00:00:00.0", "00:00:00.00", "00:00:00.000"];
    private static readonly string[] Zones = ["Z", "z", "+00:00", "-00:00", "+0000", "-0000"];

    public static TokenKind KindOf(string text)
    {
        if (IsNumber(text)) return TokenKind.Number;
        if (Matches(text, Date)) return IsDay(text) ? TokenKind.Date : TokenKind.Unknown;
        foreach (var time in Times)
        {
            foreach (var zone in Zones)
            {
                if (Matches(text, time + zone)) return IsTime(text) ? TokenKind.Time : TokenKind.Unknown;
                if (Matches(text, Date + "T" + time + zone))
                    return IsDay(text.Substring(0, Date.Length)) && IsTime(text.Substring(Date.Length + 1)) ? TokenKind.DateTime : TokenKind.Unknown;
            }
        }

        return TokenKind.Unknown;
    }

    private static bool IsDay(string text) => DateTime.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private static bool IsTime(string text) =>
        DateTime.TryParseExact(text.Substring(0, "00:00:00".Length), "HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private static bool IsNumber(string text)
    {
        var digits = text.TrimStart('-', '+');
        if (text.Length - digits.Length > 1) return false;
        var point = digits.IndexOf('.');
        return point < 0 ? AreDigits(digits) : AreDigits(digits.Substring(0, point)) && AreDigits(digits.Substring(point + 1));
    }

    private static bool AreDigits(string text) => text.Length > 0 && text.All(Lexer.IsDigit);

    /// <summary>Returns true if a text matches a pattern, in which 0 stands for any digit.</summary>
    private static bool Matches(string text, string form)
    {
        if (text.Length != form.Length) return false;
        for (var i = 0; i < text.Length; i++)
            if (form[i] == '0' ? !Lexer.IsDigit(text[i]) : text[i] != form[i]) return false;
        return true;
    }
}
