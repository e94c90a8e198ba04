using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace TypedStreaming.Bayeux;

/// <summary>
/// Reads an event message in the form that Salesforce writes: without white space and escape sequences outside the payload, with known members only,
/// and each member once. Names and values are found by comparing bytes, which is several times as fast as <see cref="MessageJson"/>, which
/// reads messages of all forms. A message is either read completely, with the same result, or left to <see cref="MessageJson"/>.
/// </summary>
/// <param name="text">The text, which starts with the message's opening brace.</param>
internal ref struct UsualMessage(ReadOnlySpan<byte> text)
{
    // Any number with this many digits is a valid replay id.
    private const int MaxDigits = 18;

    /// <summary>The bytes at which a string ends, or after which it is not in the usual form or not valid.</summary>
    private static readonly SearchValues<byte> StringEnds = SearchValues.Create([.. Enumerable.Range(0, ' ').Select(control => (byte)control), (byte)'"', (byte)'\\']);

    private readonly ReadOnlySpan<byte> _text = text;
    private int _read;
    private EventData _data;

    /// <summary>The whole message, from the opening brace to the closing brace.</summary>
    public readonly ReadOnlySpan<byte> Text => _text[.._read];

    /// <summary>The channel of the event.</summary>
    public ReadOnlySpan<byte> Channel { get; private set; }

    /// <summary>The parts of the event's data.</summary>
    [UnscopedRef]
    public readonly ref readonly EventData Data => ref _data;

    /// <summary>Reads the message.</summary>
    /// <returns>True if the message has the usual form; otherwise, the other members have no meaning.</returns>
    public bool TryRead()
    {
        if (!TryPass("{"u8)) return false;
        do
        {
            if (!TryReadMember()) return false;
        }
        while (TryPass(","u8));
        return TryPass("}"u8) && !Channel.IsEmpty && !_data.Payload.IsEmpty;
    }

    private bool TryReadMember()
    {
        if (Channel.IsEmpty && TryPass("\"channel\":"u8)) return TryReadChannel();
        return _data.Payload.IsEmpty && TryPass("\"data\":{"u8) && TryReadData();
    }

    private bool TryReadChannel()
    {
        if (!TryReadString(out var channel)) return false;
        Channel = channel[1..^1];
        return true;
    }

    private bool TryReadData()
    {
        do
        {
            if (!TryReadDataMember()) return false;
        }
        while (TryPass(","u8));
        return TryPass("}"u8) && !_data.Payload.IsEmpty; // Without a payload, a second "data" would not be noticed.
    }

    private bool TryReadDataMember()
    {
        if (!_data.HasEnvelope && TryPass("\"event\":{"u8)) return TryReadEnvelope();
        if (_data.Payload.IsEmpty && TryPass("\"sobject\":"u8)) return TryReadObject(out _data.Sobject);
        if (_data.Payload.IsEmpty && TryPass("\"payload\":"u8)) return TryReadObject(out _data.PayloadMember);
        return _data.SchemaId.IsEmpty && TryPass("\"schema\":"u8) && TryReadString(out _data.Schema);
    }

    private bool TryReadEnvelope()
    {
        _data.HasEnvelope = true;
        do
        {
            if (!TryReadEnvelopeMember()) return false;
        }
        while (TryPass(","u8));
        return TryPass("}"u8);
    }

    private bool TryReadEnvelopeMember()
    {
        if (_data.ReplayId is null && TryPass("\"replayId\":"u8)) return TryReadReplayId();
        if (_data.CreatedDate.IsEmpty && TryPass("\"createdDate\":"u8)) return TryReadString(out _data.CreatedDate);
        if (_data.Type.IsEmpty && TryPass("\"type\":"u8)) return TryReadString(out _data.Type);
        if (_data.EventUuid.IsEmpty && TryPass("\"EventUuid\":"u8)) return TryReadString(out _data.EventUuid);
        return _data.EventApiName.IsEmpty && TryPass("\"EventApiName\":"u8) && TryReadString(out _data.EventApiName);
    }

    private bool TryReadReplayId()
    {
        var (start, id) = (_read, 0L);
        for (; _read < _text.Length && _text[_read] is >= (byte)'0' and <= (byte)'9'; _read++) id = (id * 10) + (_text[_read] - '0');
        var digits = _read - start;
        if (digits is 0 or > MaxDigits || (digits > 1 && _text[start] == '0')) return false;
        _data.ReplayId = id;
        return true;
    }

    private bool TryReadObject(out ReadOnlySpan<byte> value)
    {
        value = default;
        var rest = _text[_read..];
        if (rest is not [(byte)'{', ..] || ObjectText.LengthOf(rest) is not (> 0 and var length)) return false;
        value = rest[..length];
        _read += length;
        return true;
    }

    private bool TryReadString(out ReadOnlySpan<byte> value)
    {
        value = default;
        var rest = _text[_read..];
        if (rest is not [(byte)'"', ..]) return false;
        var end = rest[1..].IndexOfAny(StringEnds) + 1;
        if (end == 0 || rest[end] != '"') return false;
        value = rest[..(end + 1)];
        _read += value.Length;
        return true;
    }

    // Inlined, so that the compiler knows the length of what is expected.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryPass(ReadOnlySpan<byte> expected)
    {
        if (!_text[_read..].StartsWith(expected)) return false;
        _read += expected.Length;
        return true;
    }
}
