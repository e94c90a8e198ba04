using System.Text.Json.Serialization;

namespace TypedStreaming.Generators.Tests.Writing;

/// <summary>A platform event with a member of each kind that can be written, in each way in which a member can be absent.</summary>
[PlatformEvent("/event/PrinterEventStream")]
public sealed partial record Printer
{
    public string? Text { get; init; }
    public bool Flag { get; init; }
    public bool? MaybeFlag { get; init; }
    public sbyte SByte { get; init; }
    public byte? Byte { get; init; }
    public short Int16 { get; init; }
    public ushort? UInt16 { get; init; }
    public int Int32 { get; init; }
    public uint? UInt32 { get; init; }
    public long Int64 { get; init; }
    public ulong? UInt64 { get; init; }
    public float Single { get; init; }
    public double? Double { get; init; }
    public decimal Decimal { get; init; }
    public DateTimeOffset Moment { get; init; }
    public DateTime? Clock { get; init; }
    public DateOnly? Day { get; init; }
    public TimeOnly Time { get; init; }
    public Guid? Id { get; init; }
    public Uri? Address { get; init; }
    public PrinterState? State { get; init; }
    public Field<string> Owner { get; init; }
    public Field<int?> Pages { get; init; }
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public int? OmittedNull { get; init; }
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public int OmittedDefault { get; init; }
    public PrinterPlace? Place { get; init; }
}
