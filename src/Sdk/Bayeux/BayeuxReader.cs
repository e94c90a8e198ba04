using System.Text;
using System.Text.Json;

namespace TypedStreaming.Bayeux;

/// <summary>
/// Walks over the messages of one response, an array or a single object, without making anything: each is a frame of
/// slices. Members may come in any order.
/// </summary>
/// <param name="body">The whole body. Frames point into it.</param>
internal ref struct BayeuxReader(ReadOnlySpan<byte> body)
{
    private readonly ReadOnlySpan<byte> _body = JsonText.WithoutMark(body);
    private Utf8JsonReader _json = new(JsonText.WithoutMark(body), JsonText.AnyDepth);
    private bool _begun;

    /// <summary>The message that was read last. For a message on a meta channel only channel and text are of use.</summary>
    public EventFrame Current { get; private set; }

    /// <summary>Whether <see cref="Current"/> is on a meta channel, or on none, which no event is.</summary>
    public readonly bool IsMeta => Current.Channel.IsEmpty || Current.Channel.StartsWith(MetaChannel.Prefix);

    /// <summary>Reads the next message.</summary>
    /// <returns>Whether there was one.</returns>
    /// <exception cref="JsonException">The body is not JSON, is cut off, or is no array of objects.</exception>
    public bool Read()
    {
        try
        {
            return ReadNext();
        }
        catch (InvalidOperationException e)
        {
            throw NotText(e);
        }
    }

    /// <exception cref="JsonException">A text of the message is not UTF-8.</exception>
    public readonly MetaReply ReadMeta()
    {
        try
        {
            return MetaReplyReader.Read(Encoding.UTF8.GetString(Current.Channel), Current.Message);
        }
        catch (InvalidOperationException e)
        {
            throw NotText(e);
        }
    }

    /// <summary>The JSON reader reports invalid UTF-8 and lone surrogates in this way.</summary>
    private static JsonException NotText(InvalidOperationException e) => new($"A text of the message cannot be read: {e.Message}", e);

    private bool ReadNext()
    {
        if (!_json.Read()) return false;
        if (!_begun)
        {
            _begun = true;
            if (_json.TokenType == JsonTokenType.StartArray) _json.Read();
        }

        if (_json.TokenType == JsonTokenType.EndArray) return _json.Read();
        if (_json.TokenType != JsonTokenType.StartObject)
            throw new JsonException($"Expected a Bayeux message, found {_json.TokenType} at byte {_json.TokenStartIndex}.");
        Current = ReadMessage();
        return true;
    }

    private EventFrame ReadMessage()
    {
        var start = (int)_json.TokenStartIndex;
        ReadOnlySpan<byte> channel = default;
        var data = default(EventData);
        while (_json.Read() && _json.TokenType == JsonTokenType.PropertyName)
        {
            if (_json.ValueTextEquals("channel"u8)) channel = ReadChannel();
            else if (_json.ValueTextEquals("data"u8)) data = EventData.Read(ref _json, _body);
            else SkipValue();
        }

        return new EventFrame
        {
            Message = _body[start..(int)_json.BytesConsumed],
            Channel = channel,
            Payload = data.Payload,
            ReplayId = data.ReplayId,
            CreatedDate = data.CreatedDate,
            Type = data.Type,
            EventUuid = data.EventUuid,
            EventApiName = data.EventApiName,
            SchemaId = data.SchemaId,
        };
    }

    private ReadOnlySpan<byte> ReadChannel()
    {
        _json.Read();
        if (_json.TokenType == JsonTokenType.String)
            return _json.ValueIsEscaped ? Encoding.UTF8.GetBytes(_json.GetString()!) : _json.ValueSpan;
        _json.Skip();
        return default;
    }

    private void SkipValue()
    {
        _json.Read();
        _json.Skip();
    }
}
