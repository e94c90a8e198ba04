using System.Runtime.Intrinsics;

namespace TypedStreaming.Bayeux;

/// <summary>
/// Finds the end of the last complete message in a growing window of a body, looking at each byte once. It counts braces outside of strings and
/// validates nothing: whatever the bytes are, the reader of the messages does that.
/// </summary>
internal partial struct MessageScanner
{
    private int _scanned;
    private int _depth;
    private int _open;
    private bool _isInString;
    private bool _isEscaped;

    /// <summary>
    /// How many bytes of the window hold only complete messages and what is between them. A message that is not complete starts there, if there
    /// are more bytes.
    /// </summary>
    public readonly int Complete => _depth > 0 ? _open : _scanned;

    /// <summary>Whether a message ends in the window.</summary>
    public bool HasMessage { get; private set; }

    /// <summary>Looks at the bytes of the window that were added since the last time.</summary>
    public void Scan(ReadOnlySpan<byte> window)
    {
        if (Vector128.IsHardwareAccelerated) ScanBlocks(window);
        ScanBytes(window);
    }

    /// <summary>The same, one byte after another.</summary>
    public void ScanBytes(ReadOnlySpan<byte> window)
    {
        for (; _scanned < window.Length; _scanned++) ScanByte(window[_scanned]);
    }

    /// <summary>Forgets what was complete: the window begins after it from now on.</summary>
    public void DropComplete()
    {
        var complete = Complete;
        _scanned -= complete;
        _open -= complete;
        HasMessage = false;
    }

    private void ScanByte(byte next)
    {
        var isEscaped = _isEscaped;
        _isEscaped = next == (byte)'\\' && !isEscaped;
        if (next == (byte)'"' && !isEscaped) _isInString = !_isInString;
        else if (next == (byte)'{' && !_isInString) Open(_scanned);
        else if (next == (byte)'}' && !_isInString) Close();
    }

    private void Open(int at)
    {
        if (_depth++ == 0) _open = at;
    }

    /// <summary>A brace too many closes nothing.</summary>
    private void Close()
    {
        if (_depth > 0 && --_depth == 0) HasMessage = true;
    }
}
