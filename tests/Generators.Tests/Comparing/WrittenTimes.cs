using System.Text.RegularExpressions;

namespace TypedStreaming.Generators.Tests.Comparing;

/// <summary>Translates times of day as the emitted readers read them into forms that System.Text.Json reads alike.</summary>
internal static partial class WrittenTimes
{
    private const int TickDigits = 7;

    public static string? Zone(MemberPlan? member, string? raw) =>
        Match(member, raw) is { } time && time.Groups["zone"].Length > 0 ? $"\"{time.Groups["clock"].Value}\"" : null;

    public static string? LongFraction(MemberPlan? member, string? raw) =>
        Match(member, raw) is { } time && time.Groups["fraction"].Length - TickDigits is > 0 and var surplus
            ? $"\"{time.Groups["clock"].Value[..^surplus]}\""
            : null;

    public static string? OtherDigits(MemberPlan? member, string? raw) =>
        member?.Kind.Name == "TimeOnly" && WrittenNames.TextOf(raw) is { } text && Loose.IsMatch(text) && !Time.IsMatch(text)
            ? KnownDifference.Refused
            : null;

    private static Match? Match(MemberPlan? member, string? raw) =>
        member?.Kind.Name == "TimeOnly" && WrittenNames.TextOf(raw) is { } text && Time.Match(text) is { Success: true } time ? time : null;

    [GeneratedRegex(@"^(?<clock>[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.(?<fraction>[0-9]+))?)?)(?<zone>Z|[+-]00(:?00)?|)\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Time { get; }

    [GeneratedRegex(@"^[0-9]+:[0-9]+(:[0-9]+(\.[0-9]+)?)?\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Loose { get; }
}
