using System.Globalization;

namespace TypedStreaming.Generators.Tests.Comparing;

/// <summary>Translates dates and times that are written as numbers into forms that System.Text.Json reads.</summary>
internal static class EpochNumbers
{
    public static string? Milliseconds(MemberPlan? member, string? raw)
    {
        if (member is null || !long.TryParse(raw?.Trim(), CultureInfo.InvariantCulture, out var milliseconds)) return null;
        if (raw.Trim() is not "-0" && raw.Trim() != milliseconds.ToString(CultureInfo.InvariantCulture)) return null;
        return member.Kind.Name switch
        {
            "DateTime" or "DateTimeOffset" when Moment(milliseconds) is { } moment => $"\"{moment.UtcDateTime:O}\"",
            "DateOnly" when Moment(milliseconds) is { } moment && moment.TimeOfDay == default => $"\"{moment:yyyy-MM-dd}\"",
            "TimeOnly" when milliseconds is >= 0 and < 86_400_000 => $"\"{TimeOnly.MinValue.Add(TimeSpan.FromMilliseconds(milliseconds)):O}\"",
            _ => null,
        };
    }

    private static DateTimeOffset? Moment(long milliseconds) =>
        milliseconds >= DateTimeOffset.MinValue.ToUnixTimeMilliseconds() && milliseconds <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
            : null;
}
