using System.Text.Json;

namespace TypedStreaming.Bayeux;

/// <summary>Reads a message on a meta channel. Members can come in any order; unknown members and values of a wrong type are ignored.</summary>
internal ref struct MetaReplyReader
{
    private Utf8JsonReader _reader;
    private string? _id;
    private string? _clientId;
    private string? _subscription;
    private bool _successful;
    private bool _supportsReplay;
    private bool _offersLongPolling = true;
    private Advice? _advice;
    private BayeuxError? _error;
    private BayeuxError? _failureReason;

    private MetaReplyReader(ReadOnlySpan<byte> message) => _reader = new Utf8JsonReader(message, JsonText.AnyDepth);

    public static MetaReply Read(string channel, ReadOnlySpan<byte> message)
    {
        var reader = new MetaReplyReader(message);
        reader.ReadMembers();
        return reader.Reply(channel);
    }

    private readonly MetaReply Reply(string channel) => new()
    {
        Channel = channel,
        Id = _id,
        ClientId = _clientId,
        Subscription = _subscription,
        Successful = _successful,
        SupportsReplay = _supportsReplay,
        OffersLongPolling = _offersLongPolling,
        Advice = _advice,
        Error = _error,
        FailureReason = _failureReason,
    };

    private void ReadMembers()
    {
        _reader.Read();
        while (_reader.Read() && _reader.TokenType == JsonTokenType.PropertyName) ReadMember();
    }

    private void ReadMember()
    {
        var name = MetaMembers.Of(ref _reader);
        _reader.Read();
        switch (name)
        {
            case MetaMember.Id: _id = ReadText(ref _reader); break;
            case MetaMember.ClientId: _clientId = ReadText(ref _reader); break;
            case MetaMember.Subscription: _subscription = ReadText(ref _reader); break;
            case MetaMember.Successful: _successful = _reader.TokenType == JsonTokenType.True; break;
            case MetaMember.Error: _error = ReadError(ref _reader); break;
            case MetaMember.Advice: _advice = Advice.Read(ref _reader); break;
            case MetaMember.ConnectionTypes when _reader.TokenType == JsonTokenType.StartArray: _offersLongPolling = ReadOffersLongPolling(ref _reader); break;
            case MetaMember.Extension when _reader.TokenType == JsonTokenType.StartObject: ReadExtension(); break;
            default: _reader.Skip(); break;
        }
    }

    private void ReadExtension()
    {
        while (_reader.Read() && _reader.TokenType == JsonTokenType.PropertyName)
        {
            var (isReplay, isSalesforce) = (_reader.ValueTextEquals("replay"u8), _reader.ValueTextEquals("sfdc"u8));
            _reader.Read();
            if (isReplay) _supportsReplay = _reader.TokenType == JsonTokenType.True;
            else if (isSalesforce && _reader.TokenType == JsonTokenType.StartObject) ReadSalesforceExtension();
            _reader.Skip();
        }
    }

    private void ReadSalesforceExtension()
    {
        while (_reader.Read() && _reader.TokenType == JsonTokenType.PropertyName)
        {
            var isReason = _reader.ValueTextEquals("failureReason"u8);
            _reader.Read();
            if (isReason) _failureReason = ReadError(ref _reader);
            else _reader.Skip();
        }
    }

    private static bool ReadOffersLongPolling(ref Utf8JsonReader reader)
    {
        var offers = false;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            offers |= reader.TokenType == JsonTokenType.String && reader.ValueTextEquals("long-polling"u8);
            reader.Skip();
        }

        return offers;
    }

    private static BayeuxError? ReadError(ref Utf8JsonReader reader) =>
        ReadText(ref reader) is { Length: > 0 } text ? BayeuxError.Parse(text) : null;

    /// <summary>Reads an id from a message. Ids are usually strings, but Salesforce's samples show numbers too.</summary>
    private static string? ReadText(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.String) return reader.GetString();
        if (reader.TokenType == JsonTokenType.Number) return System.Text.Encoding.UTF8.GetString(reader.ValueSpan);
        reader.Skip();
        return null;
    }
}
