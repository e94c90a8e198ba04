namespace TypedStreaming.Generators.Tests.Comparing;

/// <summary>Makes values that a member may not expect, most of them well-formed.</summary>
internal static class OddValues
{
    public static readonly IReadOnlyList<string> Numbers =
    [
        "0", "-0", "-1", "17", "17.0", "17.5", "1.7E1", "170e-1", "-3.00", "1e400", "1E39", "-1e309", "1e-400", "0e99999999999", "0.1e1", "12e0",
        "127", "128", "-129", "255", "256", "255.0", "256.0", "32768", "-32769", "65535.00", "65536", "2147483648", "-2147483648.0", "4294967296",
        "9223372036854775807.0", "9223372036854775808", "18446744073709551615", "18446744073709551616", "79228162514264337593543950336",
        "1.00000000000000000000000000000001", "17.0000000000000000000000000000000000", "\"17\"", "\"17.5\"", "\"NaN\"", "\"Infinity\"",
    ];

    public static readonly IReadOnlyList<string> Dates =
    [
        "\"2026-05-04\"", "\"2026-05-04T09:12\"", "\"2026-05-04T09:12:33\"", "\"2026-05-04T09:12:33.208+0000\"", "\"2026-05-04T09:12:33.208Z\"",
        "\"2026-05-04T09:12:33+02\"", "\"2026-05-04T09:12:33-0530\"", "\"2026-05-04T00:00:00.000+0000\"", "\"2026-05-04T00:00:00Z\"",
        "\"2026-05-04T00:00\"", "\"2026-05-04T00:00:00+01:00\"", "\"2026-02-30\"", "\"2025-02-29\"", "\"0000-01-01\"", "\"2026-13-01T00:00:00Z\"",
        "\"2026-05-04T24:00:00Z\"", "\"2026-05-04T23:59:60Z\"", "\"2026-05-04t09:12:33z\"", "\"2026-05-04 09:12:33\"", "\"2026-05-04T09:12:33.Z\"",
        "\"2026-05-04T09:12:33.12345678901234567Z\"", "\"2026-05-04T09:12:33.123456789\"", "\"2026-05-04T09:12:33.12345678901234567890-0800\"",
        "\"2026-05-04T09:12:33+15:00\"", "\"2026-05-04T09:12:33+14:01\"", "\"0001-01-01T00:00:00+01:00\"", "\"9999-12-31T23:59:59-01:00\"",
        "\"2026-05-04T09:12:33-00:00\"", "\"2026\\u002d05-04T09:12:33\\u005a\"", "\"2026-05-04T09:12Z\"", "\"2026-05-04T09\"", "\"2026-05-04T\"",
        "\"2026-5-4\"", "\"20260504\"", "\"+2026-05-04\"", "1777886471000", "1777852800000", "-86400000", "-62135596800000", "-62135596800001", "253402300799999", "253402300800000",
    ];

    public static readonly IReadOnlyList<string> Times =
    [
        "\"09:12\"", "\"9:12:33\"", "\"09:12:33Z\"", "\"09:12:33.208Z\"", "\"09:12:33.208+0000\"", "\"09:12:33+01:00\"", "\"24:00:00\"", "\"23:59:60\"",
        "\"-09:12:33\"", "\"1.09:12:33\"", "\"09:12:33.12345678\"", "\"09:12:33.123456789Z\"", "\"09:12:33.\"", "\"09\"", "\"09:12:33 \"", "\"9:1\"",
        "\"09:12:33.208\"", "\"009:12:33\"", "\"09:12Z\"", "33153000", "86399999", "86400000", "-1",
    ];

    public static readonly IReadOnlyList<string> Names =
    [
        "\"gold\"", "\"GOLD\"", "\"Gold \"", "\"PlatinumPlus\"", "\"Silver, Gold\"", "\"1\"", "\"-7\"", "\"Go\\u006cd\"", "\"gr\\u00f6\\u00dfte\"",
        "1.0", "-70e-1", "1.5", "2147483648", "\"\"", "\"Gold,\"", "\"Silver\"",
    ];

    public static readonly IReadOnlyList<string> Others =
    [
        "null", "true", "false", "{}", "[]", "[1]", "[17.0, -0,1.7E1]", "[17.5]", "{\"a\":17.0}", "{\"a\":{\"b\":[null]}}", "\"\"", "\" \"", "\"true\"", "\"null\"", "\"\\ud800\"",
        "\"9a0e4f3c7a554a0f8f1e0d1b6c2a7e44\"", "\"{9a0e4f3c-7a55-4a0f-8f1e-0d1b6c2a7e44}\"", "\"9a0e4f3c-7a55-4a0f-8f1e-0d1b6c2a7e4\\u0034\"",
        "\"9a0e4f3c-7a55-4a0f-8f1e-0d1b6c2a7e44 \"", "{\"diff\":17}", "{\"diff\":\"--- a\"}", "{\"other\":1}",
    ];

    /// <summary>Values around the depth that both readers allow, and values that would be refused only as text.</summary>
    public static readonly IReadOnlyList<string> Documents =
    [
        .. Enumerable.Range(60, 7).Select(depth => new string('[', depth) + new string(']', depth)),
        "\"\\ud800\"", "{\"\\ud800\":1}", "{\"$type\":\"a\"}", "{\"$id\":\"1\"}", "1e999999", "{}", "[]", "\"\"",
    ];

    private static readonly string[] All = [.. Numbers, .. Dates, .. Times, .. Names, .. Others];

    public static string Make(Random random, ValueKind kind) => random.Next(10) switch
    {
        < 5 => kind.Odd[random.Next(kind.Odd.Count)],
        < 6 => Texts.OneOf(random, All),
        < 8 => Another(random).Valid(random),
        _ => kind.IsNested ? Texts.OneOf(random, All) : Edit(random, kind.Valid(random)),
    };

    private static ValueKind Another(Random random)
    {
        var kinds = ValueKinds.All.Where(k => !k.IsNested).ToList();
        return kinds[random.Next(kinds.Count)];
    }

    /// <summary>Changes, adds or removes a character between the ends; a string stays a string.</summary>
    private static string Edit(Random random, string value)
    {
        const string symbols = "0123456789-+:.TZeE ";
        if (value.Length < 3) return value;
        var place = random.Next(1, value.Length - 1);
        var symbol = symbols[random.Next(symbols.Length)].ToString();
        return random.Next(3) switch
        {
            0 => value[..place] + symbol + value[place..],
            1 => value[..place] + symbol + value[(place + 1)..],
            _ => value[..place] + value[(place + 1)..],
        };
    }
}
