namespace TypedStreaming.Generators.Tests.Decoding;

/// <summary>A field of each kind.</summary>
[ChangeEvent("/data/EveryFieldChangeEvent")]
public sealed partial record EveryField
{
    public ChangeEventHeader? Header { get; init; }
    public EventMetadata? Metadata { get; init; }
    public Field<TextChange> Text { get; init; }
    public Field<CompoundName> Name { get; init; }
    public Field<Place> Place { get; init; }
    public Field<string> String { get; init; }
    public Field<bool> Boolean { get; init; }
    public Field<sbyte> SByte { get; init; }
    public Field<byte> Byte { get; init; }
    public Field<short> Int16 { get; init; }
    public Field<ushort> UInt16 { get; init; }
    public Field<int> Int32 { get; init; }
    public Field<uint> UInt32 { get; init; }
    public Field<long> Int64 { get; init; }
    public Field<ulong> UInt64 { get; init; }
    public Field<float> Single { get; init; }
    public Field<double> Double { get; init; }
    public Field<decimal> Decimal { get; init; }
    public Field<DateTimeOffset> DateTimeOffset { get; init; }
    public Field<DateTime> DateTime { get; init; }
    public Field<DateOnly> DateOnly { get; init; }
    public Field<TimeOnly> TimeOnly { get; init; }
    public Field<Guid> Guid { get; init; }
    public Field<Uri> Uri { get; init; }
    public Field<byte[]> Bytes { get; init; }
    public Field<Tier> Enum { get; init; }
}
