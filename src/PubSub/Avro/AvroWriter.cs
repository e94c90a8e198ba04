using System.Buffers;
using System.Buffers.Binary;

namespace TypedStreaming.PubSub.Avro;

/// <summary>Writes the primitive values of an Avro payload.</summary>
internal sealed class AvroWriter
{
    private const int MaxLongBytes = 10;

    private readonly ArrayBufferWriter<byte> _bytes = new();

    public byte[] ToArray() => _bytes.WrittenSpan.ToArray();

    public void WriteLong(long value)
    {
        var rest = (ulong)((value << 1) ^ (value >> 63));
        var target = _bytes.GetSpan(MaxLongBytes);
        var length = 0;
        for (; rest >= 0x80; rest >>= 7) target[length++] = (byte)(rest | 0x80);
        target[length++] = (byte)rest;
        _bytes.Advance(length);
    }

    public void WriteBoolean(bool value) => WriteFixed([value ? (byte)1 : (byte)0]);

    public void WriteFloat(float value)
    {
        BinaryPrimitives.WriteSingleLittleEndian(_bytes.GetSpan(sizeof(float)), value);
        _bytes.Advance(sizeof(float));
    }

    public void WriteDouble(double value)
    {
        BinaryPrimitives.WriteDoubleLittleEndian(_bytes.GetSpan(sizeof(double)), value);
        _bytes.Advance(sizeof(double));
    }

    public void WriteBytes(ReadOnlySpan<byte> value)
    {
        WriteLong(value.Length);
        WriteFixed(value);
    }

    public void WriteFixed(ReadOnlySpan<byte> value) => _bytes.Write(value);
}
