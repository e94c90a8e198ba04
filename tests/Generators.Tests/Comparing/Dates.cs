namespace TypedStreaming.Generators.Tests.Comparing;

/// <summary>Makes dates and times in the forms that both readers accept.</summary>
internal static class Dates
{
    public static string Point(Random random) => $"\"{DayText(random)}T{TimeText(random, 16)}{Texts.OneOf(random, "Z", "Z", "+00:00", "+02:00", "-05:30", "+14:00")}\"";

    public static string Clock(Random random) =>
        random.Next(4) == 0 ? Day(random) : $"\"{DayText(random)}T{TimeText(random, 16)}{Texts.OneOf(random, "Z", "")}\"";

    public static string Day(Random random) => $"\"{DayText(random)}\"";

    public static string Time(Random random) => $"\"{TimeText(random, 7)}\"";

    private static string DayText(Random random) =>
        random.Next(5) == 0
            ? Texts.OneOf(random, "2024-02-29", "1900-02-28", "1970-01-01", "2026-12-31", "9998-12-31", "0002-01-01")
            : new DateOnly(2026, 1, 1).AddDays(random.Next(-20_000, 20_000)).ToString("yyyy-MM-dd");

    private static string TimeText(Random random, int mostDigits)
    {
        var time = Texts.OneOf(random, $"{random.Next(24):00}:{random.Next(60):00}:{random.Next(60):00}", "00:00:00", "23:59:59");
        var digits = random.Next(3) == 0 ? random.Next(1, mostDigits + 1) : 0;
        return digits == 0 ? time : time + "." + string.Concat(Enumerable.Range(0, digits).Select(_ => random.Next(10)));
    }
}
