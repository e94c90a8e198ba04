using System.Runtime.Intrinsics;

namespace TypedStreaming.Bayeux;

/// <summary>
/// Finds the end of the last complete message in a growing window of a response body, and reads each byte only once. It counts the braces outside of
/// strings. It does not validate the JSON; the reader of the messages does that.
/// </summary>
internal partial struct MessageScanner
{
    private int _scanned;
    private int _depth;
    private int _open;
    private bool _isInString;
    private bool _isEscaped;

    /// <summary>
    /// The number of bytes at the start of the window that consist of complete messages and their separators. The bytes after them are the start of
    /// an incomplete message.
    /// </summary>
    public readonly int Complete => _depth > 0 ? _open : _scanned;

    /// <summary>True if the window contains the end of a message.</summary>
    public bool HasMessage { get; private set; }

    /// <summary>Scans the bytes that were added to the window since the last call.</summary>
    public void Scan(ReadOnlySpan<byte> window)
    {
        if (Vector128.IsHardwareAccelerated) ScanBlocks(window);
        ScanBytes(window);
    }

    /// <summary>Scans the added bytes one by one. The result is the same as that of a scan in blocks.</summary>
    public void ScanBytes(ReadOnlySpan<byte> window)
    {
        for (; _scanned < window.Length; _scanned++) ScanByte(window[_scanned]);
    }

    /// <summary>Records that the complete messages were removed from the window, so that it now begins after them.</summary>
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

    /// <summary>Handles a closing brace. A closing brace without an opening brace is ignored.</summary>
    private void Close()
    {
        if (_depth > 0 && --_depth == 0) HasMessage = true;
    }
}
