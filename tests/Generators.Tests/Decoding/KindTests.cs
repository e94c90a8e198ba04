using System.Globalization;

namespace TypedStreaming.Generators.Tests.Decoding;

public sealed class KindTests
{
    public static TheoryData<string> Kinds => Samples.Kinds;

    public static TheoryData<string, string, object> Good => new()
    {
        { "String", "\"\"", "" },
        { "String", "\"a\\u0041\\n\"", "aA\n" },
        { "Boolean", "false", false },
        { "SByte", "-128", sbyte.MinValue },
        { "SByte", "1.27E2", sbyte.MaxValue },
        { "Byte", "255.00", byte.MaxValue },
        { "Int16", "-32768.0", short.MinValue },
        { "UInt16", "65535", ushort.MaxValue },
        { "Int32", "17", 17 },
        { "Int32", "17.0", 17 },
        { "Int32", "1.7E1", 17 },
        { "Int32", "-0", 0 },
        { "UInt32", "4294967295.0", uint.MaxValue },
        { "Int64", "-9223372036854775808", long.MinValue },
        { "Int64", "9223372036854775807.0", long.MaxValue },
        { "UInt64", "18446744073709551615", ulong.MaxValue },
        { "Single", "0.1", 0.1f },
        { "Double", "20", 20d },
        { "Decimal", "1.7E1", 17m },
        { "Decimal", "79228162514264337593543950335", decimal.MaxValue },
        { "Guid", "\"9a0e4f3c-7a55-4a0f-8f1e-0d1b6c2a7e4\\u0034\"", Guid.Parse("9a0e4f3c-7a55-4a0f-8f1e-0d1b6c2a7e44", CultureInfo.InvariantCulture) },
        { "Uri", "\"a/b\"", new Uri("a/b", UriKind.Relative) },
        { "Bytes", "\"AQ\\u0049D\"", new byte[] { 1, 2, 3 } },
        { "Bytes", "\"\"", Array.Empty<byte>() },
        { "Enum", "\"Gold\"", Tier.Gold },
        { "Enum", "\"G\\u006fld\"", Tier.Gold },
        { "Enum", "1", Tier.Gold },
        { "Enum", "1.0", Tier.Gold },
        { "Enum", "77", (Tier)77 },
    };

    public static TheoryData<string, string, string> Wrong => new()
    {
        { "String", "17", "expected a string, found the number 17" },
        { "Boolean", "\"true\"", "expected true or false, found the string \"true\"" },
        { "Boolean", "0", "expected true or false, found the number 0" },
        { "SByte", "128", "expected a whole number from -128 to 127, found the number 128" },
        { "Byte", "-1", "expected a whole number from 0 to 255, found the number -1" },
        { "Int16", "32768", "from -32768 to 32767" },
        { "UInt16", "-1", "from 0 to 65535" },
        { "Int32", "17.5", "expected a whole number, found the number 17.5" },
        { "Int32", "1E400", "expected a whole number from -2147483648 to 2147483647, found the number 1E400" },
        { "Int32", "2147483648.0", "found the number 2147483648.0" },
        { "Int32", "\"abc\"", "expected a whole number, found the string \"abc\"" },
        { "UInt32", "4294967296", "found the number 4294967296" },
        { "Int64", "9223372036854775808", "found the number 9223372036854775808" },
        { "UInt64", "-1", "found the number -1" },
        { "Single", "1E39", "expected a number that fits in a float, found the number 1E39" },
        { "Double", "1E309", "expected a number that fits in a double" },
        { "Double", "\"NaN\"", "expected a number, found the string \"NaN\"" },
        { "Decimal", "1E29", "expected a number that fits in a decimal" },
        { "DateTimeOffset", "\"yesterday\"", "expected a date and time, found the string \"yesterday\"" },
        { "DateTime", "1777886471000.5", "expected a date and time, found the number 1777886471000.5" },
        { "DateOnly", "\"2026-05-04T00:00:01Z\"", "expected a date, found" },
        { "TimeOnly", "\"2026-05-04\"", "expected a time of day, found" },
        { "Guid", "\"9a0e4f3c\"", "expected a GUID, found the string \"9a0e4f3c\"" },
        { "Uri", "\"http://[\"", "expected a URI, found the string" },
        { "Bytes", "\"A\"", "expected bytes in base 64, found the string \"A\"" },
        { "Enum", "\"gold\"", "expected a name of Tier, found the string \"gold\"" },
        { "Enum", "\"PlatinumPlus\"", "expected a name of Tier" },
        { "Enum", "1.5", "expected a whole number, found the number 1.5" },
        { "Enum", "true", "expected a string, found true" },
    };

    [Theory]
    [MemberData(nameof(Good))]
    public void A_valid_value_is_read(string member, string json, object expected) =>
        Assert.Equal(expected, typeof(EveryKind).GetProperty(member)!.GetValue(Decoded.As<EveryKind>($$"""{"{{member}}":{{json}}}""")));

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_wrong_value_is_refused_with_the_member_and_what_was_found(string member, string json, string text)
    {
        var failure = Decoded.Refused<EveryKind>($$"""{"Other":[{"a":1}],"{{member}}":{{json}}}""");
        Assert.Contains($"member {member}: ", failure.Message, StringComparison.Ordinal);
        Assert.Contains(text, failure.Message, StringComparison.Ordinal);
        Assert.Equal((member, $$"""{"Other":[{"a":1}],"{{member}}":""".Length), (failure.Member, failure.Offset));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_nullable_member_takes_null_and_absence(string member)
    {
        var property = typeof(EveryKind).GetProperty(member)!;
        Assert.Null(property.GetValue(Decoded.As<EveryKind>(Samples.With(member, "null"))));
        Assert.Null(property.GetValue(Decoded.As<EveryKind>(Samples.With(member, null))));
        Assert.NotNull(property.GetValue(Decoded.As<EveryKind>(Samples.All)));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_required_member_takes_neither(string member)
    {
        Assert.Contains($"the required member {member} is missing", Refused(Samples.With(member, null), member).Message, StringComparison.Ordinal);
        Assert.Contains(", found null", Refused(Samples.With(member, "null"), member).Message, StringComparison.Ordinal);
        Assert.NotNull(Decoded.As<EveryKindRequired>(Samples.All));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void No_kind_takes_an_object_or_an_array(string member)
    {
        Assert.Contains(", found an object", Refused(Samples.With(member, "{\"a\":1}"), member).Message, StringComparison.Ordinal);
        Assert.Contains(", found an array", Refused(Samples.With(member, "[1]"), member).Message, StringComparison.Ordinal);
    }

    private static EventDecodeException Refused(string json, string member)
    {
        var failure = Decoded.Refused<EveryKindRequired>(json);
        Assert.Equal(member, failure.Member);
        return failure;
    }
}
