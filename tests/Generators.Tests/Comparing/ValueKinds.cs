namespace TypedStreaming.Generators.Tests.Comparing;

/// <summary>All kinds that are compared; add a line for a new one.</summary>
internal static class ValueKinds
{
    /// <summary>The enum of the program's types.</summary>
    public const string EnumDeclaration =
        "public enum Tier { Silver, Gold, [JsonStringEnumMemberName(\"Platinum Plus\")] PlatinumPlus, [JsonStringEnumMemberName(\"größte\")] Largest = -7 }";

    public static readonly IReadOnlyList<ValueKind> All =
    [
        new("String", "string", Texts.Any) { Default = "\"own\"", IsReference = true },
        new("Boolean", "bool", r => r.Next(2) == 0 ? "true" : "false") { Default = "true" },
        new("SByte", "sbyte", r => Numbers.Whole(r, sbyte.MinValue, sbyte.MaxValue)) { Default = "-5", Odd = OddValues.Numbers },
        new("Byte", "byte", r => Numbers.Whole(r, byte.MinValue, byte.MaxValue)) { Default = "5", Odd = OddValues.Numbers },
        new("Int16", "short", r => Numbers.Whole(r, short.MinValue, short.MaxValue)) { Default = "-5", Odd = OddValues.Numbers },
        new("UInt16", "ushort", r => Numbers.Whole(r, ushort.MinValue, ushort.MaxValue)) { Default = "5", Odd = OddValues.Numbers },
        new("Int32", "int", r => Numbers.Whole(r, int.MinValue, int.MaxValue)) { Default = "-5", Odd = OddValues.Numbers },
        new("UInt32", "uint", r => Numbers.Whole(r, uint.MinValue, uint.MaxValue)) { Default = "5", Odd = OddValues.Numbers },
        new("Int64", "long", r => Numbers.Whole(r, long.MinValue, long.MaxValue)) { Default = "-5", Odd = OddValues.Numbers },
        new("UInt64", "ulong", r => Numbers.Whole(r, ulong.MinValue, ulong.MaxValue)) { Default = "5", Odd = OddValues.Numbers },
        new("Single", "float", Numbers.Single) { Default = "-0.5f", Odd = OddValues.Numbers },
        new("Double", "double", Numbers.Double) { Default = "1e-300", Odd = OddValues.Numbers },
        new("Decimal", "decimal", Numbers.Decimal) { Default = "1.10m", Odd = OddValues.Numbers },
        new("DateTimeOffset", "DateTimeOffset", Dates.Point) { Default = "new DateTimeOffset(2020, 2, 29, 1, 2, 3, TimeSpan.Zero)", IsConstant = false, Odd = OddValues.Dates },
        new("DateTime", "DateTime", Dates.Clock) { Default = "new DateTime(2020, 2, 29)", IsConstant = false, Odd = OddValues.Dates },
        new("DateOnly", "DateOnly", Dates.Day) { Default = "new DateOnly(2020, 2, 29)", IsConstant = false, Odd = OddValues.Dates },
        new("TimeOnly", "TimeOnly", Dates.Time) { Default = "new TimeOnly(1, 2, 3)", IsConstant = false, Odd = OddValues.Times },
        new("Guid", "Guid", Texts.Guid) { Default = "new Guid(\"9a0e4f3c-7a55-4a0f-8f1e-0d1b6c2a7e44\")", IsConstant = false },
        new("Enum", "Tier", r => Texts.OneOf(r, "\"Silver\"", "\"Gold\"", "\"Platinum Plus\"", "\"größte\"", "1", "-7", "77")) { Default = "Tier.Gold", Odd = OddValues.Names },
        new("Uri", "Uri", r => Texts.OneOf(r, "\"https://acme.example/a?b=c#d\"", "\"/relative/path\"", "\"mailto:a@b.example\"")) { IsReference = true },
        new("Bytes", "byte[]", r => Texts.OneOf(r, "\"\"", "\"AAECAw==\"", "\"//79\"")) { IsReference = true },
        new("Array", "int[]", r => Texts.OneOf(r, "[]", $"[{Numbers.Whole(r, int.MinValue, int.MaxValue)}]", "[1,2,3]")) { IsReference = true },
        new("List", "System.Collections.Generic.List<string>", r => Texts.OneOf(r, "[]", $"[{Texts.Any(r)}]", $"[{Texts.Any(r)},{Texts.Any(r)}]")) { IsReference = true },
        new("ReadOnlyList", "System.Collections.Generic.IReadOnlyList<bool>", r => Texts.OneOf(r, "[]", "[true]", "[false,true]")) { IsReference = true },
        new("ImmutableArray", "System.Collections.Immutable.ImmutableArray<int>", r => Texts.OneOf(r, "[]", $"[{Numbers.Whole(r, int.MinValue, int.MaxValue)}]", "[1,2,3]")),
        new("Set", "System.Collections.Generic.HashSet<string>", r => Texts.OneOf(r, "[]", $"[{Texts.Any(r)}]", $"[{Texts.Any(r)},\"b\",{Texts.Any(r)},\"b\"]")) { IsReference = true },
        new("Dictionary", "System.Collections.Generic.Dictionary<string, int>", r => Texts.OneOf(r, "{}", $$"""{"a":{{Numbers.Whole(r, int.MinValue, int.MaxValue)}}}""", """{"a":1,"b":2,"a":3}""")) { IsReference = true },
        new("TextChange", "TextChange", r => Texts.OneOf(r, Texts.Any(r), $$"""{"diff":{{Texts.Any(r)}}}""")) { IsReference = true },
        new("CompoundName", "CompoundName", r => Texts.OneOf(r, Texts.Any(r), $$"""{"LastName":{{Texts.Any(r)}},"Suffix":null}""")) { IsReference = true },
        new("JsonElement", "System.Text.Json.JsonElement", Texts.Document) { Odd = OddValues.Documents },
        new("Object", "", _ => throw new NotSupportedException("made from the type's own plan")) { IsReference = true },
        new("ExtensionData", "System.Collections.Generic.Dictionary<string, System.Text.Json.JsonElement>", Texts.Document) { IsExtensionData = true, Odd = OddValues.Documents },
    ];

    public static ValueKind ExtensionData => All.Single(k => k.IsExtensionData);

    public static ValueKind Nested => All.Single(k => k.IsNested);

    public static ValueKind Named(string name) => All.Single(k => k.Name == name);
}
