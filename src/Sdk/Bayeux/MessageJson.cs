using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace TypedStreaming.Bayeux;

/// <summary>
/// Reads one message member by member. The data of an event is passed over by its braces: its tokens are read once, by whoever takes the event.
/// </summary>
/// <param name="text">Starts with the message's opening brace.</param>
internal ref struct MessageJson(ReadOnlySpan<byte> text)
{
    private readonly ReadOnlySpan<byte> _text = text;
    private Utf8JsonReader _json = new(text, JsonText.AnyDepth);
    private int _offset;

    /// <summary>The token that was read last.</summary>
    [UnscopedRef]
    public ref Utf8JsonReader Token => ref _json;

    /// <summary>How many bytes were read or passed over.</summary>
    public readonly int Consumed => _offset + (int)_json.BytesConsumed;

    /// <summary>Goes to the next member's name.</summary>
    /// <returns>Whether the object that is read has one more.</returns>
    public bool ReadName() => _json.Read() && _json.TokenType == JsonTokenType.PropertyName;

    /// <summary>Whether the name that was read is this one.</summary>
    public readonly bool IsNamed(ReadOnlySpan<byte> name) => _json.ValueTextEquals(name);

    /// <summary>Enters the value of the member if it is an object; else passes over it.</summary>
    /// <param name="start">Where the value starts.</param>
    public bool TryEnter(out int start)
    {
        _json.Read();
        start = Start;
        if (_json.TokenType == JsonTokenType.StartObject) return true;
        _json.Skip();
        return false;
    }

    /// <summary>Reads the value of the member.</summary>
    /// <returns>Its text.</returns>
    public ReadOnlySpan<byte> Slice()
    {
        _json.Read();
        var start = Start;
        _json.Skip();
        return _text[start..Consumed];
    }

    /// <summary>Passes over the value of the member. Of an object only the braces are looked at.</summary>
    /// <returns>Its text.</returns>
    public ReadOnlySpan<byte> SliceUnread()
    {
        var start = Consumed;
        while (start < _text.Length && _text[start] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t') start++;
        var isObject = start < _text.Length && _text[start] == (byte)'{';
        if (!isObject || ObjectText.LengthOf(_text[start..]) is not (> 0 and var length)) return Slice();
        GoOnAt(start + length);
        return _text.Slice(start, length);
    }

    /// <summary>The text from a place up to what was read last.</summary>
    public readonly ReadOnlySpan<byte> From(int start) => _text[start..Consumed];

    /// <summary>Where the token starts that was read last.</summary>
    public readonly int Start => _offset + (int)_json.TokenStartIndex;

    /// <summary>The reader cannot be moved. One that has seen another value in the place of what was passed over goes on.</summary>
    private void GoOnAt(int offset)
    {
        var stand = new Utf8JsonReader("0 "u8, isFinalBlock: false, _json.CurrentState);
        stand.Read();
        _json = new Utf8JsonReader(_text[offset..], isFinalBlock: true, stand.CurrentState);
        _offset = offset;
    }
}
