using System.Text.Json;

namespace TypedStreaming.Bayeux;

/// <summary>Reads a meta message. Members may come in any order; unknown ones and wrong types are passed over.</summary>
internal static class MetaReplyReader
{
    public static MetaReply Read(string channel, ReadOnlySpan<byte> message)
    {
        var reader = new Utf8JsonReader(message, JsonText.AnyDepth);
        reader.Read();
        var reply = new MetaReply { Channel = channel };
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName) reply = ReadMember(reply, ref reader);
        return reply;
    }

    private static MetaReply ReadMember(MetaReply reply, ref Utf8JsonReader reader)
    {
        var name = reader.GetString();
        reader.Read();
        switch (name)
        {
            case "id": return reply with { Id = ReadText(ref reader) };
            case "clientId": return reply with { ClientId = ReadText(ref reader) };
            case "subscription": return reply with { Subscription = ReadText(ref reader) };
            case "successful": return reply with { Successful = reader.TokenType == JsonTokenType.True };
            case "error": return reply with { Error = ReadError(ref reader) };
            case "advice": return reply with { Advice = Advice.Read(ref reader) };
            case "supportedConnectionTypes" when reader.TokenType == JsonTokenType.StartArray:
                return reply with { OffersLongPolling = ReadOffersLongPolling(ref reader) };
            case "ext" when reader.TokenType == JsonTokenType.StartObject: return ReadExtension(reply, ref reader);
            default:
                reader.Skip();
                return reply;
        }
    }

    private static MetaReply ReadExtension(MetaReply reply, ref Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString();
            reader.Read();
            if (name == "replay")
                reply = reply with { SupportsReplay = reader.TokenType == JsonTokenType.True };
            else if (name == "sfdc" && reader.TokenType == JsonTokenType.StartObject)
                reply = ReadSalesforceExtension(reply, ref reader);
            reader.Skip();
        }

        return reply;
    }

    private static MetaReply ReadSalesforceExtension(MetaReply reply, ref Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isReason = reader.ValueTextEquals("failureReason"u8);
            reader.Read();
            if (isReason) reply = reply with { FailureReason = ReadError(ref reader) };
            else reader.Skip();
        }

        return reply;
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

    /// <summary>Reads an id. Ids are usually strings, but Salesforce's samples show numbers too.</summary>
    private static string? ReadText(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.String) return reader.GetString();
        if (reader.TokenType == JsonTokenType.Number) return System.Text.Encoding.UTF8.GetString(reader.ValueSpan);
        reader.Skip();
        return null;
    }
}
