namespace TypedStreaming.Generators.Tests.Decoding;

/// <summary>A member of each kind, none of them required.</summary>
[PushTopic("/topic/EveryKind")]
public sealed partial class EveryKind
{
    public string? String { get; set; }
    public bool? Boolean { get; set; }
    public sbyte? SByte { get; set; }
    public byte? Byte { get; set; }
    public short? Int16 { get; set; }
    public ushort? UInt16 { get; set; }
    public int? Int32 { get; set; }
    public uint? UInt32 { get; set; }
    public long? Int64 { get; set; }
    public ulong? UInt64 { get; set; }
    public float? Single { get; set; }
    public double? Double { get; set; }
    public decimal? Decimal { get; set; }
    public DateTimeOffset? DateTimeOffset { get; set; }
    public DateTime? DateTime { get; set; }
    public DateOnly? DateOnly { get; set; }
    public TimeOnly? TimeOnly { get; set; }
    public Guid? Guid { get; set; }
    public Uri? Uri { get; set; }
    public byte[]? Bytes { get; set; }
    public Tier? Enum { get; set; }
}
