using System.Globalization;
using System.Text.RegularExpressions;

namespace TypedStreaming.Generators.Tests.Comparing;

/// <summary>Translates dates as the emitted readers read them into forms that System.Text.Json reads alike.</summary>
internal static partial class WrittenDates
{
    private const int MostDigits = 16;
    private const int DateLength = 10;

    public static string? ZoneWithoutColon(MemberPlan? member, string? raw) =>
        Match(member, raw, "DateTime", "DateTimeOffset") is { } date && ZoneIn(date) is { Length: 5 } zone
            ? Quoted(date.Groups["clock"].Value + zone[..3] + ":" + zone[3..])
            : null;

    public static string? LongFraction(MemberPlan? member, string? raw) =>
        Match(member, raw, "DateTime", "DateTimeOffset") is { } date && date.Groups["fraction"].Length > MostDigits
            ? Quoted(date.Groups["clock"].Value[..^(date.Groups["fraction"].Length - MostDigits)] + ZoneIn(date))
            : null;

    public static string? EmptyFraction(MemberPlan? member, string? raw) =>
        Match(member, raw, "DateTime", "DateTimeOffset") is { } date && date.Groups["clock"].Value[^1] == '.' ? KnownDifference.Refused : null;

    /// <summary>The same moment, written in UTC. One that is out of range is refused by both.</summary>
    public static string? ZoneOfDateTime(MemberPlan? member, string? raw)
    {
        if (Match(member, raw, "DateTime") is not { } date || ZoneIn(date) is null or "" or "Z") return null;
        var fraction = date.Groups["fraction"];
        var text = date.Groups["clock"].Value[..^Math.Max(0, fraction.Length - 7)] + ZoneIn(date);
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out var moment) && Math.Abs(moment.Offset.TotalHours) <= 14
            ? Quoted(moment.UtcDateTime.ToString("O"))
            : null;
    }

    public static string? MissingZone(MemberPlan? member, string? raw) =>
        Match(member, raw, "DateTimeOffset") is not { } date || ZoneIn(date) != "" ? null
        : Quoted(date.Value.Length == DateLength ? date.Value + "T00:00Z" : date.Value + "Z");

    public static string? Midnight(MemberPlan? member, string? raw) =>
        Match(member, raw, "DateOnly") is { } date
        && date.Value.Length > DateLength
        && date.Groups["clock"].Value[DateLength..].All(c => c is 'T' or '0' or ':' or '.')
        && ZoneIn(date) is "" or "Z" or "+00" or "-00" or "+0000" or "-0000" or "+00:00" or "-00:00"
            ? Quoted(date.Value[..DateLength])
            : null;

    private static Match? Match(MemberPlan? member, string? raw, params string[] kinds) =>
        member is not null && kinds.Contains(member.Kind.Name) && WrittenNames.TextOf(raw) is { } text && Date.Match(text) is { Success: true } date
            ? date
            : null;

    private static string ZoneIn(Match date) => date.Groups["zone"].Value;

    private static string Quoted(string text) => $"\"{text}\"";

    [GeneratedRegex(@"^(?<clock>[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.(?<fraction>[0-9]*))?)?)?)(?<zone>(?<=T.*)(Z|[+-][0-9]{2}(:?[0-9]{2})?)|)\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Date { get; }
}
