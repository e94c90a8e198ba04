namespace TypedStreaming.Generators.Tests.Decoding;

/// <summary>A member of each kind, all of them required.</summary>
[GenericEvent("/u/EveryKindRequired")]
public sealed partial record EveryKindRequired(
    string String,
    bool Boolean,
    sbyte SByte,
    byte Byte,
    short Int16,
    ushort UInt16,
    int Int32,
    uint UInt32,
    long Int64,
    ulong UInt64)
{
    public required float Single { get; init; }
    public required double Double { get; init; }
    public required decimal Decimal { get; init; }
    public required DateTimeOffset DateTimeOffset { get; init; }
    public required DateTime DateTime { get; init; }
    public required DateOnly DateOnly { get; init; }
    public required TimeOnly TimeOnly { get; init; }
    public required Guid Guid { get; init; }
    public required Uri Uri { get; init; }
    public required byte[] Bytes { get; init; }
    public required Tier Enum { get; init; }
}
