using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace TypedStreaming.Bayeux;

/// <summary>
/// Reads one message member by member. It skips the data of an event by counting braces, because the consumer of the event reads the data later, and
/// only once.
/// </summary>
/// <param name="text">The text, which starts with the message's opening brace.</param>
internal ref struct MessageJson(ReadOnlySpan<byte> text)
{
    private readonly ReadOnlySpan<byte> _text = text;
    private Utf8JsonReader _json = new(text, JsonText.AnyDepth);
    private int _offset;

    /// <summary>The JSON token that was read last.</summary>
    [UnscopedRef]
    public ref Utf8JsonReader Token => ref _json;

    /// <summary>The number of bytes that were read or skipped.</summary>
    public readonly int Consumed => _offset + (int)_json.BytesConsumed;

    /// <summary>Moves to the name of the next member.</summary>
    /// <returns>True if the current object has another member; false at its end.</returns>
    public bool ReadName() => _json.Read() && _json.TokenType == JsonTokenType.PropertyName;

    /// <summary>
    /// Returns true if the member name that was just read equals the given name. A name that cannot be read, because it contains an unpaired
    /// surrogate, equals no name. The client ignores such a member, as it ignores every member that it does not know.
    /// </summary>
    public readonly bool IsNamed(ReadOnlySpan<byte> name) => _json.ValueIsEscaped ? IsNamedEscaped(name) : _json.ValueSpan.SequenceEqual(name);

    /// <summary>Moves into the value of the member if the value is an object; otherwise, skips the value.</summary>
    /// <param name="start">The position at which the value starts.</param>
    public bool TryEnter(out int start)
    {
        _json.Read();
        start = Start;
        if (_json.TokenType == JsonTokenType.StartObject) return true;
        _json.Skip();
        return false;
    }

    /// <summary>Reads the value of the member whose name was read, and returns its bytes.</summary>
    /// <returns>The text of the value.</returns>
    public ReadOnlySpan<byte> Slice()
    {
        _json.Read();
        var start = Start;
        _json.Skip();
        return _text[start..Consumed];
    }

    /// <summary>Skips the value of the member, and returns its bytes. In an object, only the braces are counted.</summary>
    /// <returns>The text of the value.</returns>
    public ReadOnlySpan<byte> SliceUnread()
    {
        var start = Consumed;
        while (start < _text.Length && _text[start] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t') start++;
        var isObject = start < _text.Length && _text[start] == (byte)'{';
        if (!isObject || ObjectText.LengthOf(_text[start..]) is not (> 0 and var length)) return Slice();
        GoOnAt(start + length);
        return _text.Slice(start, length);
    }

    /// <summary>Returns the JSON text from the given position up to the end of the last token.</summary>
    public readonly ReadOnlySpan<byte> From(int start) => _text[start..Consumed];

    /// <summary>The position, within the message, of the token that was read last.</summary>
    public readonly int Start => _offset + (int)_json.TokenStartIndex;

    /// <summary>
    /// Continues reading at another position of the message. A JSON reader cannot be moved, so a new reader is created at that position, with
    /// the state that it would have after reading the skipped value.
    /// </summary>
    private void GoOnAt(int offset)
    {
        var stand = new Utf8JsonReader("0 "u8, isFinalBlock: false, _json.CurrentState);
        stand.Read();
        _json = new Utf8JsonReader(_text[offset..], isFinalBlock: true, stand.CurrentState);
        _offset = offset;
    }

    private readonly bool IsNamedEscaped(ReadOnlySpan<byte> name)
    {
        try
        {
            return _json.ValueTextEquals(name);
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
