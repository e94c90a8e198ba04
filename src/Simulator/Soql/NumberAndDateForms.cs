using System.Globalization;
using System.Text.RegularExpressions;

namespace TypedStreaming.Simulator.Soql;

/// <summary>The forms of a token that begins with a digit or a sign: numbers, dates and times.</summary>
internal static partial class NumberAndDateForms
{
    private const int Timeout = 1000;
    private const string AnyDay = "2000-01-02T";

    public static Literal? Read(string text)
    {
        if (NumberPattern().IsMatch(text))
            return new Literal(LiteralKind.Number, text, double.Parse(text, CultureInfo.InvariantCulture));
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", out var date)) return new Literal(LiteralKind.Date, text, date);
        if (Moment(text) is { } moment) return new Literal(LiteralKind.DateTime, text, moment);
        return Moment(AnyDay + text) is { } hour
            ? new Literal(LiteralKind.Time, text, TimeOnly.FromDateTime(hour.UtcDateTime))
            : null;
    }

    private static DateTimeOffset? Moment(string text) =>
        MomentPattern().IsMatch(text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out var moment) ? moment : null;

    [GeneratedRegex("^[-+]?[0-9]+([.][0-9]+)?$", RegexOptions.ExplicitCapture, Timeout)]
    private static partial Regex NumberPattern();

    [GeneratedRegex(
        "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{1,3})?([Zz]|[-+][0-9]{2}:?[0-9]{2})$",
        RegexOptions.ExplicitCapture,
        Timeout)]
    private static partial Regex MomentPattern();
}
