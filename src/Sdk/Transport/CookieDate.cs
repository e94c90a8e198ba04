using System.Globalization;

namespace TypedStreaming.Transport;

/// <summary>Parses the dates in cookies by the algorithm of RFC 6265, section 5.1.1. The parts of a date can be in any order and form.</summary>
internal static class CookieDate
{
    private const string Months = "janfebmaraprmayjunjulaugsepoctnovdec";

    /// <returns>The date, or null if parts are missing or are not a valid date.</returns>
    public static DateTimeOffset? Parse(string text)
    {
        (int Hour, int Minute, int Second)? time = null;
        int? day = null, month = null, year = null;
        foreach (var token in Tokens(text))
        {
            if (time is null && Time(token) is { } timeFound) time = timeFound;
            else if (day is null && Number(token, 1, 2) is { } dayFound) day = dayFound;
            else if (month is null && Month(token) is { } monthFound) month = monthFound;
            else if (year is null && Number(token, 2, 4) is { } yearFound) year = WithCentury(yearFound);
        }

        return time is { } t && day is { } d && month is { } m && year is { } y ? Date(y, m, d, t) : null;
    }

    private static DateTimeOffset? Date(int year, int month, int day, (int Hour, int Minute, int Second) time)
    {
        if (year is < 1601 or > 9999 || day < 1 || day > DateTime.DaysInMonth(year, month)) return null;
        if (time.Hour > 23 || time.Minute > 59 || time.Second > 59) return null;
        return new DateTimeOffset(year, month, day, time.Hour, time.Minute, time.Second, TimeSpan.Zero);
    }

    private static IEnumerable<string> Tokens(string text)
    {
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && !IsDelimiter(text[i])) continue;
            if (i > start) yield return text[start..i];
            start = i + 1;
        }
    }

    private static bool IsDelimiter(char c) =>
        c is '\t' or (>= ' ' and <= '/') or (>= ';' and <= '@') or (>= '[' and <= '`') or (>= '{' and <= '~');

    /// <summary>
    /// Reads <c>h:m:s</c>, with one or two digits for each number. Text after the seconds is ignored if it does not begin with a digit.
    /// </summary>
    private static (int Hour, int Minute, int Second)? Time(string token)
    {
        var parts = token.Split(':');
        if (parts.Length < 3 || Number(parts[0], 1, 2, whole: true) is not { } hour) return null;
        return Number(parts[1], 1, 2, whole: true) is { } minute && Number(parts[2], 1, 2) is { } second ? (hour, minute, second) : null;
    }

    private static int? Month(string token)
    {
        if (token.Length < 3) return null;
        var index = Months.IndexOf(token[..3].ToLowerInvariant(), StringComparison.Ordinal);
        return index >= 0 && index % 3 == 0 ? (index / 3) + 1 : null;
    }

    /// <summary>Reads the digits at the start of a token, if the number of digits is in the given range.</summary>
    private static int? Number(string token, int least, int most, bool whole = false)
    {
        var digits = token.AsSpan().IndexOfAnyExceptInRange('0', '9') is >= 0 and var end ? end : token.Length;
        if (digits < least || digits > most || (whole && digits < token.Length)) return null;
        return int.Parse(token.AsSpan(0, digits), NumberStyles.None, CultureInfo.InvariantCulture);
    }

    private static int WithCentury(int year) => year switch
    {
        <= 69 => year + 2000,
        <= 99 => year + 1900,
        _ => year,
    };
}
