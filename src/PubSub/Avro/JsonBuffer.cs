using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text.Unicode;

namespace TypedStreaming.PubSub.Avro;

/// <summary>
/// A buffer for the JSON of one event at a time. It grows when necessary, and shrinks again after a very large event. One read loop uses it for all
/// of its events.
/// </summary>
internal sealed class JsonBuffer
{
    /// <summary>
    /// The maximum length of the JSON of one event, in bytes. An event has at most 1 MB, and each byte of its text needs at most six bytes in JSON.
    /// </summary>
    public const int MaxLength = 64 * 1024 * 1024;

    private const int FirstCapacity = 4 * 1024;
    private const int KeptCapacity = 256 * 1024;
    private const int NumberLength = 32;

    private static readonly SearchValues<byte> Escaped = SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(static b => (byte)b), (byte)'"', (byte)'\\']);
    private static readonly SearchValues<byte> NotPlain = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Select(static b => (byte)b), (byte)'"', (byte)'\\', .. Enumerable.Range(0x80, 0x80).Select(static b => (byte)b)]);

    private byte[] _bytes = new byte[FirstCapacity];
    private ulong[] _bits = [];
    private int _length;

    public int Length => _length;

    /// <summary>The number of bytes that the buffer can contain before it must grow.</summary>
    public int Capacity => _bytes.Length;

    /// <summary>The JSON that has been written since the last call to <see cref="Clear"/>.</summary>
    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _length);

    public void Clear()
    {
        if (_bytes.Length > KeptCapacity && _length <= KeptCapacity / 2) _bytes = new byte[KeptCapacity];
        _length = 0;
    }

    /// <summary>Returns a set of bits for temporary use by the caller. All of the bits are 0.</summary>
    public Span<ulong> ClearBits(int words)
    {
        if (_bits.Length < words) _bits = new ulong[words];
        var bits = _bits.AsSpan(0, words);
        bits.Clear();
        return bits;
    }

    public void Write(byte symbol)
    {
        if (_length == _bytes.Length) Grow(1);
        _bytes[_length++] = symbol;
    }

    public void Write(ReadOnlySpan<byte> json)
    {
        json.CopyTo(Reserve(json.Length));
        _length += json.Length;
    }

    /// <summary>
    /// Writes JSON that begins with a comma. The comma is omitted before the first member of an object or the first item of a list.
    /// </summary>
    public void WriteNext(ReadOnlySpan<byte> json) => Write(_bytes[_length - 1] is (byte)'{' or (byte)'[' ? json[1..] : json);

    /// <summary>Writes the comma before an item, unless it is the first one.</summary>
    public void WriteComma()
    {
        if (_bytes[_length - 1] is not ((byte)'{' or (byte)'[')) Write((byte)',');
    }

    public void Write(long value)
    {
        _ = Utf8Formatter.TryFormat(value, Reserve(NumberLength), out var written);
        _length += written;
    }

    /// <summary>Writes a date as a string, or as a number if the value is not a date of the given form.</summary>
    public void WriteDate(long value, DateForm form)
    {
        var target = Reserve(NumberLength);
        var length = DateForms.Write(form, value, target[1..^1]);
        if (length == 0)
        {
            Write(value);
            return;
        }

        target[0] = target[length + 1] = (byte)'"';
        _length += length + 2;
    }

    /// <summary>Writes a finite number in the shortest form that reads back as the same number.</summary>
    public void Write(double value)
    {
        var whole = (long)value;
        if (whole == value && Math.Abs(value) < 1e15 && (whole != 0 || !double.IsNegative(value)))
        {
            Write(whole);
            return;
        }

        _ = value.TryFormat(Reserve(NumberLength), out var written, default, CultureInfo.InvariantCulture);
        _length += written;
    }

    /// <inheritdoc cref="Write(double)"/>
    public void Write(float value)
    {
        _ = value.TryFormat(Reserve(NumberLength), out var written, default, CultureInfo.InvariantCulture);
        _length += written;
    }

    /// <summary>Writes bytes as a Base64 string.</summary>
    public void WriteBase64(ReadOnlySpan<byte> value)
    {
        Write((byte)'"');
        _ = Base64.EncodeToUtf8(value, Reserve(Base64.GetMaxEncodedToUtf8Length(value.Length)), out _, out var written);
        _length += written;
        Write((byte)'"');
    }

    /// <summary>Writes text as a JSON string. Returns false if the text is not valid UTF-8.</summary>
    public bool TryWriteText(ReadOnlySpan<byte> utf8)
    {
        if (utf8.ContainsAny(NotPlain)) return Utf8.IsValid(utf8) && WriteEscaped(utf8);
        var target = Reserve(utf8.Length + 2);
        target[0] = (byte)'"';
        utf8.CopyTo(target[1..]);
        target[utf8.Length + 1] = (byte)'"';
        _length += utf8.Length + 2;
        return true;
    }

    private bool WriteEscaped(ReadOnlySpan<byte> utf8)
    {
        Write((byte)'"');
        for (int at; (at = utf8.IndexOfAny(Escaped)) >= 0; utf8 = utf8[(at + 1)..])
        {
            Write(utf8[..at]);
            WriteEscape(utf8[at]);
        }

        Write(utf8);
        Write((byte)'"');
        return true;
    }

    private void WriteEscape(byte symbol)
    {
        switch (symbol)
        {
            case (byte)'"': Write("\\\""u8); break;
            case (byte)'\\': Write("\\\\"u8); break;
            case (byte)'\n': Write("\\n"u8); break;
            case (byte)'\r': Write("\\r"u8); break;
            case (byte)'\t': Write("\\t"u8); break;
            default:
                Write("\\u00"u8);
                Write("0123456789abcdef"u8[symbol >> 4]);
                Write("0123456789abcdef"u8[symbol & 15]);
                break;
        }
    }

    private Span<byte> Reserve(int size)
    {
        if (size > _bytes.Length - _length) Grow(size);
        return _bytes.AsSpan(_length);
    }

    private void Grow(int size)
    {
        var needed = (long)_length + size;
        if (needed > MaxLength) throw new AvroPayloadException($"the JSON of the event is larger than {MaxLength} bytes", AvroPayloadException.OffsetOfCaller);
        Array.Resize(ref _bytes, (int)Math.Min(MaxLength, Math.Max(needed, 2L * _bytes.Length)));
    }
}
