using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using TypedStreaming.Decoding;
using TypedStreaming.Events;

namespace TypedStreaming.Bayeux;

/// <summary>
/// Reads the Bayeux messages of an HTTP response without allocation. The response is an array or a single object, and the members of a message can
/// come in any order. A long response is read in parts. Each part has its own reader, which continues where the previous reader ended.
/// </summary>
/// <param name="part">The next part of the body, which holds only complete messages. The frames point into this part.</param>
/// <param name="position">The position at which the previous part ended.</param>
/// <param name="isLast">True if the body ends with this part.</param>
internal ref struct BayeuxReader(ReadOnlySpan<byte> part, BodyPosition position, bool isLast)
{
    private readonly ReadOnlySpan<byte> _part = part;
    private EventFrame _current;
    private int _read;

    /// <summary>Creates a reader for a response that arrived as a single part.</summary>
    public BayeuxReader(ReadOnlySpan<byte> body)
        : this(body, BodyPosition.Start, isLast: true)
    {
    }

    /// <summary>
    /// The position in the body up to which the messages have been read. It also specifies which syntax element, such as a comma, can come next.
    /// </summary>
    public BodyPosition Position { get; private set; } = position;

    /// <summary>The unread bytes of the current part of the response. After <see cref="Find"/>, they start with a message.</summary>
    public readonly ReadOnlySpan<byte> Unread => _part[_read..];

    /// <summary>The message that was read last. For a message on a meta channel, only the channel and the JSON text are valid.</summary>
    [UnscopedRef]
    public readonly ref readonly EventFrame Current => ref _current;

    /// <summary>True if the message in <see cref="Current"/> is on a meta channel or has no channel, so that it is not an event.</summary>
    public readonly bool IsMeta => _current.Channel.IsEmpty || _current.Channel.StartsWith(MetaChannel.Prefix);

    /// <summary>
    /// Reads the next message of the response into <see cref="Current"/>. Returns false if the received part of the response does not contain another
    /// message.
    /// </summary>
    /// <returns>True if the part contains another message.</returns>
    /// <exception cref="JsonException">The body is not JSON, is cut off, or is not an array of objects.</exception>
    public bool Read()
    {
        if (!Find()) return false;
        try
        {
            _current = ReadMessage(Unread);
        }
        catch (JsonException e)
        {
            var exact = Defect(Unread) ?? e;
            throw new JsonException($"The message at byte {Position.Offset} of the response is not JSON: {exact.Message}", exact);
        }
        catch (InvalidOperationException e)
        {
            throw NotText(e);
        }

        Consume(_current.Message.Length);
        return true;
    }

    /// <summary>
    /// Moves to the next message without reading it. The caller reads the message from <see cref="Unread"/>, and then calls
    /// <see cref="Consume"/> with its length.
    /// </summary>
    /// <returns>True if the part contains another message.</returns>
    /// <exception cref="JsonException">The body is cut off, or is not an array of objects.</exception>
    public bool Find()
    {
        if (Position.Offset == 0) Pass(_part.Length - JsonText.WithoutMark(_part).Length, BodyPart.Beginning);
        while (_read < _part.Length)
        {
            var next = _part[_read];
            if (next == (byte)'{' && Position.Next is BodyPart.Beginning or BodyPart.FirstMessageOrEnd or BodyPart.Message) return true;
            Pass(1, After(next));
        }

        if (isLast && Position.Next != BodyPart.Nothing)
            throw new JsonException($"Expected {Position.Expected}, found the end of the response at byte {Position.Offset}.");
        return false;
    }

    /// <summary>Skips the message that <see cref="Find"/> moved to.</summary>
    /// <param name="length">The length of the message in bytes.</param>
    public void Consume(int length)
    {
        Position = Position.Past(length);
        _read += length;
    }

    /// <exception cref="JsonException">A text of the message is not UTF-8.</exception>
    public readonly MetaReply ReadMeta()
    {
        try
        {
            return MetaReplyReader.Read(Encoding.UTF8.GetString(_current.Channel), _current.Message);
        }
        catch (InvalidOperationException e)
        {
            throw NotText(e);
        }
    }

    /// <summary>
    /// Creates a <see cref="JsonException"/> from the exception that the JSON reader throws for invalid UTF-8 and for lone surrogates.
    /// </summary>
    private static JsonException NotText(InvalidOperationException e) => new($"A string in the message cannot be read: {e.Message}", e);

    private void Pass(int bytes, BodyPart next)
    {
        Position = new BodyPosition(Position.Offset + bytes, next);
        _read += bytes;
    }

    /// <summary>Returns the syntax element that can come after the given byte. The byte must be a bracket, a comma or white space.</summary>
    private readonly BodyPart After(byte between) => ((char)between, Position.Next) switch
    {
        (' ' or '\t' or '\r' or '\n', var same) => same,
        ('[', BodyPart.Beginning) => BodyPart.FirstMessageOrEnd,
        (',', BodyPart.CommaOrEnd) => BodyPart.Message,
        (']', BodyPart.FirstMessageOrEnd or BodyPart.CommaOrEnd) => BodyPart.Nothing,
        _ => throw new JsonException($"Expected {Position.Expected}, found {Shown(between)} at byte {Position.Offset} of the response."),
    };

    private static string Shown(byte found) => found is > 0x20 and < 0x7F ? $"'{(char)found}'" : $"0x{found:X2}";

    private static EventFrame ReadMessage(ReadOnlySpan<byte> text)
    {
        var usual = new UsualMessage(text);
        return usual.TryRead() ? FrameOf(usual.Text, usual.Channel, usual.Data) : ReadAnyMessage(text);
    }

    private static EventFrame ReadAnyMessage(ReadOnlySpan<byte> text)
    {
        var json = new MessageJson(text);
        json.Token.Read();
        ReadOnlySpan<byte> channel = default;
        var data = default(EventData);
        while (json.ReadName())
        {
            if (json.IsNamed("channel"u8)) channel = ReadChannel(ref json);
            else if (json.IsNamed("data"u8)) data = EventData.Read(ref json);
            else json.Slice();
        }

        return FrameOf(json.From(0), channel, data);
    }

    private static EventFrame FrameOf(ReadOnlySpan<byte> message, ReadOnlySpan<byte> channel, scoped in EventData data) => new()
    {
        Message = message,
        Channel = channel,
        Payload = data.Payload,
        ChangeHeader = ChannelKinds.IsChangeEvent(channel) ? ChangeHeaderText.Of(data.Payload) : default,
        ReplayId = data.ReplayId,
        CreatedDate = data.CreatedDate,
        Type = data.Type,
        EventUuid = data.EventUuid,
        EventApiName = data.EventApiName,
        SchemaId = data.SchemaId,
    };

    private static ReadOnlySpan<byte> ReadChannel(scoped ref MessageJson json)
    {
        var value = json.Slice();
        ref var token = ref json.Token;
        if (token.TokenType != JsonTokenType.String) return default;
        return token.ValueIsEscaped ? Encoding.UTF8.GetBytes(token.GetString()!) : value[1..^1];
    }

    /// <summary>
    /// Returns the JSON error in a message, with the position of the error in the text, or null if there is no error. The message is parsed again to
    /// find the position, because the first reader skipped the data without counting its bytes.
    /// </summary>
    private static JsonException? Defect(ReadOnlySpan<byte> text)
    {
        var json = new Utf8JsonReader(text, JsonText.AnyDepth);
        try
        {
            json.Read();
            json.Skip();
            return null;
        }
        catch (JsonException e)
        {
            return e;
        }
    }
}
