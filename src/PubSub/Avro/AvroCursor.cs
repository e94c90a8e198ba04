using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace TypedStreaming.PubSub.Avro;

/// <summary>
/// Reads the primitive values of an Avro payload one after another. Each method throws <see cref="AvroPayloadException"/> if the bytes are not valid.
/// </summary>
internal ref struct AvroCursor(ReadOnlySpan<byte> bytes)
{
    /// <summary>
    /// The maximum number of values in one payload that occupy no bytes, such as null. Without this limit, a schema of a few lines could describe
    /// billions of such values.
    /// </summary>
    private const int MaxEmptyValues = 65_536;

    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private int _at;
    private long _items;
    private int _emptyValues;

    /// <summary>The offset of the next byte to read.</summary>
    public int Position
    {
        readonly get => _at;
        set => _at = value;
    }

    public readonly bool AtEnd => _at == _bytes.Length;

    public readonly int Remaining => _bytes.Length - _at;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long ReadLong()
    {
        if ((uint)_at >= (uint)_bytes.Length || _bytes[_at] >= 0x80) return ReadLongSlowly();
        int value = _bytes[_at++];
        return (value >> 1) ^ -(value & 1);
    }

    public int ReadInt()
    {
        var start = _at;
        var value = ReadLong();
        return value == (int)value ? (int)value : throw new AvroPayloadException("a number does not fit into 32 bits", start);
    }

    public bool ReadBoolean()
    {
        if (AtEnd) throw End();
        return _bytes[_at++] switch
        {
            0 => false,
            1 => true,
            _ => throw new AvroPayloadException("a Boolean value is neither 0 nor 1", _at - 1),
        };
    }

    public float ReadFloat() => BinaryPrimitives.ReadSingleLittleEndian(ReadFixed(sizeof(float)));

    public double ReadDouble() => BinaryPrimitives.ReadDoubleLittleEndian(ReadFixed(sizeof(double)));

    /// <summary>Reads a length, and then that number of bytes.</summary>
    public ReadOnlySpan<byte> ReadBytes()
    {
        var start = _at;
        var length = ReadLong();
        if ((ulong)length > (ulong)Remaining) throw new AvroPayloadException("a length is negative, or greater than the rest of the payload", start);
        return ReadFixed((int)length);
    }

    public ReadOnlySpan<byte> ReadFixed(int length)
    {
        if (length > Remaining) throw End();
        var value = _bytes.Slice(_at, length);
        _at += length;
        return value;
    }

    /// <summary>Reads the index of a union branch or an enum symbol.</summary>
    public int ReadIndex(int count, string problem)
    {
        var start = _at;
        var index = ReadLong();
        return (ulong)index < (ulong)count ? (int)index : throw new AvroPayloadException(problem, start);
    }

    /// <summary>
    /// Reads the start of a block of an array or a map. Returns the number of its items, or 0 after the last block. If the block states its size,
    /// <paramref name="end"/> is the offset at which the block ends; otherwise, it is -1.
    /// </summary>
    public long ReadBlock(out int end)
    {
        var start = _at;
        end = -1;
        var count = ReadLong();
        if (count < 0)
        {
            var size = ReadLong();
            if ((ulong)size > (ulong)Remaining) throw new AvroPayloadException("the size of a block is negative, or greater than the rest of the payload", start);
            end = _at + (int)size;
            count = unchecked(-count);
        }

        if (count < 0 || count > Remaining) throw new AvroPayloadException("a block has more items than there are bytes left in the payload", start);
        _items += count;
        return _items <= _bytes.Length ? count : throw new AvroPayloadException("the payload has more items than bytes", start);
    }

    public readonly void EndBlock(int end)
    {
        if (end >= 0 && end != _at) throw new AvroPayloadException("the actual size of a block differs from the size given at its start", _at);
    }

    /// <summary>Skips up to <paramref name="most"/> zero bytes. Returns the number of skipped bytes.</summary>
    public int SkipZeros(int most)
    {
        var rest = _bytes.Slice(_at, Math.Min(most, Remaining));
        var zeros = rest.IndexOfAnyExcept((byte)0);
        if (zeros < 0) zeros = rest.Length;
        _at += zeros;
        return zeros;
    }

    /// <summary>Counts a value that occupies no bytes in the payload.</summary>
    public void CountEmptyValue()
    {
        if (++_emptyValues > MaxEmptyValues) throw new AvroPayloadException("the payload has too many values that occupy no bytes", _at);
    }

    private readonly AvroPayloadException End() => new("the payload ends inside a value", _at);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private long ReadLongSlowly()
    {
        var start = _at;
        var value = 0UL;
        for (var shift = 0; shift < 70; shift += 7)
        {
            if (AtEnd) throw End();
            var part = _bytes[_at++];
            if (shift == 63 && part > 1) break;
            value |= (ulong)(part & 0x7f) << shift;
            if (part < 0x80) return (long)(value >> 1) ^ -(long)(value & 1);
        }

        throw new AvroPayloadException("a number has more than 64 bits", start);
    }
}
