namespace TypedStreaming.Generators.Tests.Decoding;

/// <summary>A valid value for each kind of member.</summary>
internal static class Samples
{
    public static readonly IReadOnlyDictionary<string, string> Valid = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["String"] = "\"Grüße \\\"x\\\" \\ud83d\\ude00\"",
        ["Boolean"] = "true",
        ["SByte"] = "-8",
        ["Byte"] = "8",
        ["Int16"] = "-16",
        ["UInt16"] = "16",
        ["Int32"] = "-32",
        ["UInt32"] = "32",
        ["Int64"] = "-64",
        ["UInt64"] = "64",
        ["Single"] = "1.5",
        ["Double"] = "-2.5e3",
        ["Decimal"] = "123456789.123456789",
        ["DateTimeOffset"] = "\"2026-05-04T09:12:33.208Z\"",
        ["DateTime"] = "\"2026-05-04T09:12:33.208+0000\"",
        ["DateOnly"] = "\"2026-05-04\"",
        ["TimeOnly"] = "\"09:12:33.208Z\"",
        ["Guid"] = "\"9a0e4f3c-7a55-4a0f-8f1e-0d1b6c2a7e44\"",
        ["Uri"] = "\"https://example.com/a?b=\\u0031\"",
        ["Bytes"] = "\"AQID\"",
        ["Enum"] = "\"Platinum Plus\"",
    };

    public static TheoryData<string> Kinds => [.. Valid.Keys];

    /// <summary>An object with all members, one of them replaced, or left out with null.</summary>
    public static string With(string member, string? value) =>
        "{" + string.Join(',', Valid
            .Select(p => (p.Key, Value: p.Key == member ? value : p.Value))
            .Where(p => p.Value is not null)
            .Select(p => $"\"{p.Key}\":{p.Value}")) + "}";

    public static string All => With("", null);
}
