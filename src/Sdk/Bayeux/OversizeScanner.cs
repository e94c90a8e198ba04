namespace TypedStreaming.Bayeux;

/// <summary>
/// Skips a message that is larger than the limit, and finds its channel and its replay id, regardless of the order of the members. The message is
/// scanned byte by byte. The scanner never stores more than one short token, even if the message and its strings are very long.
/// </summary>
internal sealed class OversizeScanner
{
    private readonly OversizeToken _token = new();
    private long _length;
    private long _depth;
    private int _level;
    private bool _isNameNext;
    private bool _isInString;
    private bool _isEscaped;
    private OversizeMember _member;
    private ReadOnlyMemory<byte> _channel;
    private long? _replayId;

    /// <summary>True if the end of the message was found.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>The channel, the replay id and the length of the skipped message, as far as they are known.</summary>
    public OversizeMessage Message => new(_channel, _replayId, _length);

    /// <summary>
    /// True if the scanner is directly inside the message, its <c>data</c> or its <c>data.event</c>. Only these objects can contain the members that
    /// the scanner looks for.
    /// </summary>
    private bool IsOnTheWay => _depth == _level + 1;

    /// <summary>Scans the next bytes. In the first call, the first byte must be the message's opening brace.</summary>
    /// <returns>The number of bytes that belong to the message.</returns>
    public int Scan(ReadOnlySpan<byte> bytes)
    {
        var read = 0;
        while (read < bytes.Length && !IsComplete) read += _isInString ? ScanString(bytes[read..]) : ScanByte(bytes[read]);
        _length += read;
        return read;
    }

    /// <summary>Moves to the next quote or backslash in a string, because the scanner does not need to examine other bytes.</summary>
    private int ScanString(ReadOnlySpan<byte> bytes)
    {
        if (_isEscaped)
        {
            _isEscaped = false;
            _token.Add(bytes[..1]);
            return 1;
        }

        var at = bytes.IndexOfAny((byte)'"', (byte)'\\');
        if (at < 0) at = bytes.Length - 1;
        _token.Add(bytes[..(at + 1)]);
        _isEscaped = bytes[at] == (byte)'\\';
        if (bytes[at] == (byte)'"') EndString();
        return at + 1;
    }

    private int ScanByte(byte next)
    {
        switch ((char)next)
        {
            case '"': BeginString(); break;
            case '{' or '[': Open(next); break;
            case '}' or ']': Close(); break;
            case ',': EndMember(); break;
            case ':' or ' ' or '\t' or '\r' or '\n': break;
            default: _token.Add([next]); break;
        }

        return 1;
    }

    private void BeginString()
    {
        _isInString = true;
        var isValue = _member is OversizeMember.Channel or OversizeMember.ReplayId;
        _token.Begin(isWanted: IsOnTheWay && (_isNameNext || isValue));
        _token.Add("\""u8);
    }

    private void EndString()
    {
        _isInString = false;
        if (!IsOnTheWay || !_isNameNext) return;
        _isNameNext = false;
        BeginMember(MemberOf(_token));
    }

    private void BeginMember(OversizeMember member)
    {
        _member = member;
        // If a member occurs twice, the last value is used.
        if (member == OversizeMember.Channel) _channel = default;
        if (member is OversizeMember.Data or OversizeMember.ReplayId) _replayId = null;
        _token.Begin(isWanted: member is OversizeMember.Channel or OversizeMember.ReplayId);
    }

    private void EndMember()
    {
        if (!IsOnTheWay) return;
        if (_member == OversizeMember.Channel) _channel = _token.AsChannel();
        if (_member == OversizeMember.ReplayId) _replayId = _token.AsReplayId();
        _member = OversizeMember.Other;
        _isNameNext = true;
    }

    private void Open(byte bracket)
    {
        var isNextLevel = IsOnTheWay && bracket == (byte)'{' && _member is OversizeMember.Data or OversizeMember.Event;
        _token.Begin(isWanted: false);
        _depth++;
        if (isNextLevel) _level++;
        if (!IsOnTheWay) return;
        _isNameNext = true;
        _member = OversizeMember.Other;
    }

    private void Close()
    {
        EndMember();
        if (IsOnTheWay && _level > 0) _level--;
        _depth--;
        _isNameNext = false;
        IsComplete = _depth == 0;
    }

    /// <summary>Returns the member that has the given name at the current nesting level.</summary>
    private OversizeMember MemberOf(OversizeToken name) => _level switch
    {
        0 when name.IsText("channel"u8) => OversizeMember.Channel,
        0 when name.IsText("data"u8) => OversizeMember.Data,
        1 when name.IsText("event"u8) => OversizeMember.Event,
        2 when name.IsText("replayId"u8) => OversizeMember.ReplayId,
        _ => OversizeMember.Other,
    };
}
