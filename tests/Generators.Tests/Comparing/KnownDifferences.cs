namespace TypedStreaming.Generators.Tests.Comparing;

/// <summary>All intended differences between emitted readers and System.Text.Json; docs/decoding.md has the same list.</summary>
internal static class KnownDifferences
{
    public static readonly IReadOnlyList<KnownDifference> All =
    [
        new(
            "Data that is `null`",
            "gives `null`, or refuses it for a struct",
            "refuses it",
            "an event is never null; a message without data is a mistake that should be seen",
            (member, raw) => member is null && raw?.Trim() == "null" ? KnownDifference.Refused : null),
        new(
            "A constructor parameter without a default, that cannot be null, is missing",
            "passes `default`, also if that is null",
            "refuses the event; the message contains the member",
            "as `required` does: null in a `string` would fail somewhere else",
            (member, raw) => raw is null && member is { Style: MemberStyle.Parameter, Form: MemberForm.Plain } ? KnownDifference.Refused : null),
        new(
            "`17.0` or `1.7E1` for an integer or an enum, or `-0` for an unsigned one",
            "refuses it",
            "reads `17`, or `0`",
            "Salesforce keeps numbers as doubles and writes whole ones in either form; `17.5` is refused by both",
            WrittenNumbers.Whole),
        new(
            "A number beyond the range of `float` or `double`, such as `1E400`",
            "reads infinity",
            "refuses it",
            "no field of Salesforce is infinite; the value would silently be wrong",
            WrittenNumbers.Infinite),
        new(
            "A constant of an enum in another case, with spaces around it, several with commas, or a number in a string",
            "reads it",
            "refuses it",
            "values of a picklist are case-sensitive, and a comma may be part of one",
            WrittenNames.LooseConstant),
        new(
            "A zone without a colon, `2026-05-04T09:12:33.208+0000`",
            "refuses it",
            "reads it",
            "Salesforce writes it in this form up to API version 36.0",
            WrittenDates.ZoneWithoutColon),
        new(
            "More than 16 digits of a second's fraction",
            "refuses it",
            "ignores what is smaller than a tick, as both do with the eighth digit",
            "the length of a fraction says nothing about the date",
            WrittenDates.LongFraction),
        new(
            "A dot without a fraction after it, `2026-05-04T09:12:33.Z`",
            "reads it",
            "refuses it",
            "no writer produces it; a part is missing",
            WrittenDates.EmptyFraction),
        new(
            "A zone other than `Z` for a `DateTime`",
            "gives the time in the zone of the machine",
            "gives it in UTC",
            "the same event should be the same value on every machine",
            WrittenDates.ZoneOfDateTime),
        new(
            "A date and time without a zone for a `DateTimeOffset`",
            "treats it as a time in the zone of the machine",
            "treats it as UTC",
            "as above; all times of Salesforce are in UTC",
            WrittenDates.MissingZone) { NeedsOtherZone = true },
        new(
            "Midnight UTC of a day for a `DateOnly`, `2026-05-04T00:00:00.000Z`",
            "refuses it",
            "reads the day",
            "some channels write date fields in this form; any other time is refused by both",
            WrittenDates.Midnight),
        new(
            "A time with `Z` or a zero offset for a `TimeOnly`, `09:12:33.208Z`",
            "refuses it",
            "reads it",
            "Salesforce writes time fields in this form",
            WrittenTimes.Zone),
        new(
            "More than 7 digits of a second's fraction for a `TimeOnly`",
            "refuses it",
            "ignores what is smaller than a tick",
            "as in dates",
            WrittenTimes.LongFraction),
        new(
            "A time with other than two digits each for a `TimeOnly`, `9:12:33`",
            "reads it",
            "refuses it",
            "Salesforce never writes it; it could also be a duration",
            WrittenTimes.OtherDigits),
        new(
            "A whole number for a date, a date and time, or a `TimeOnly`, such as `1777886471000`",
            "refuses it",
            "reads milliseconds since 1970 in UTC, or since midnight; a `DateOnly` needs midnight",
            "the Pub/Sub API sends dates and times in this form",
            EpochNumbers.Milliseconds),
    ];
}
