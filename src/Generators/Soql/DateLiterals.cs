namespace TypedStreaming.Generators.Soql;

/// <summary>The SOQL keywords for dates relative to today: <c>TODAY</c>, <c>LAST_WEEK</c>, <c>LAST_N_DAYS:3</c> and so on.</summary>
internal static class DateLiterals
{
    private static readonly string[] Days = ["YESTERDAY", "TODAY", "TOMORROW", "LAST_90_DAYS", "NEXT_90_DAYS"];
    private static readonly string[] Units = ["WEEK", "MONTH", "QUARTER", "YEAR", "FISCAL_QUARTER", "FISCAL_YEAR"];
    private static readonly HashSet<string> Plain = new(Days.Concat(AllPlain()), StringComparer.OrdinalIgnoreCase);
    private static readonly HashSet<string> Counted = new(AllCounted(), StringComparer.OrdinalIgnoreCase);

    public static bool IsPlain(string word) => Plain.Contains(word);

    /// <summary>Returns true if the word must be followed by a colon and a number, as in <c>LAST_N_DAYS:3</c>.</summary>
    public static bool IsCounted(string word) => Counted.Contains(word);

    private static IEnumerable<string> AllPlain() =>
        Units.SelectMany(static unit => new[] { $"LAST_{unit}", $"THIS_{unit}", $"NEXT_{unit}" });

    private static IEnumerable<string> AllCounted() =>
        Units.Append("DAY").SelectMany(static unit => new[] { $"LAST_N_{unit}S", $"NEXT_N_{unit}S", $"N_{unit}S_AGO" });
}
