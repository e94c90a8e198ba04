using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TypedStreaming.Bayeux;

/// <summary>
/// Writes requests. Each request is an array of one message, because cometd-nodejs-server refuses a message that is not in an array, and Salesforce
/// does not reliably answer several messages in one request.
/// </summary>
internal static class BayeuxWriter
{
    /// <summary>
    /// JSON options that prevent escape sequences for quotes, angle brackets and non-ASCII letters in channel filters.
    /// </summary>
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static ReadOnlyMemory<byte> Handshake(string id) => Write(MetaChannel.Handshake, id, null, static json =>
    {
        json.WriteString("version"u8, "1.0"u8);
        json.WriteString("minimumVersion"u8, "1.0"u8);
        json.WriteStartArray("supportedConnectionTypes"u8);
        json.WriteStringValue("long-polling"u8);
        json.WriteEndArray();
        json.WriteStartObject("ext"u8);
        json.WriteBoolean("replay"u8, true);
        json.WriteEndObject();
    });

    /// <param name="atOnce">True to ask for a reply without delay. Salesforce answers a first connect without delay anyway; other servers
    /// do so only when asked.</param>
    public static ReadOnlyMemory<byte> Connect(string id, string clientId, bool atOnce) =>
        Write(MetaChannel.Connect, id, clientId, json =>
        {
            json.WriteString("connectionType"u8, "long-polling"u8);
            if (!atOnce) return;
            json.WriteStartObject("advice"u8);
            json.WriteNumber("timeout"u8, 0);
            json.WriteEndObject();
        });

    /// <param name="replayFrom">The replay id after which to start, or -1 or -2; null for a server without replay.</param>
    public static ReadOnlyMemory<byte> Subscribe(string id, string clientId, ChannelName channel, long? replayFrom) =>
        Write(MetaChannel.Subscribe, id, clientId, json =>
        {
            json.WriteString("subscription"u8, channel.Full);
            if (replayFrom is not { } from) return;
            json.WriteStartObject("ext"u8);
            json.WriteStartObject("replay"u8);
            json.WriteNumber(channel.Topic, from);
            json.WriteEndObject();
            json.WriteEndObject();
        });

    public static ReadOnlyMemory<byte> Unsubscribe(string id, string clientId, ChannelName channel) =>
        Write(MetaChannel.Unsubscribe, id, clientId, json => json.WriteString("subscription"u8, channel.Full));

    public static ReadOnlyMemory<byte> Disconnect(string id, string clientId) =>
        Write(MetaChannel.Disconnect, id, clientId, static _ => { });

    /// <summary>Writes a message that the application sends, with the message id and the client id of the session.</summary>
    public static ReadOnlyMemory<byte> Message(string id, string clientId, JsonObject message)
    {
        var copy = (JsonObject)message.DeepClone();
        copy["id"] = id;
        copy["clientId"] = clientId;
        return OneOf(copy);
    }

    /// <summary>Writes a message as an array with one element.</summary>
    public static ReadOnlyMemory<byte> OneOf(JsonObject message)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using var json = new Utf8JsonWriter(buffer, Options);
        json.WriteStartArray();
        message.WriteTo(json);
        json.WriteEndArray();
        json.Flush();
        return buffer.WrittenMemory;
    }

    private static ReadOnlyMemory<byte> Write(string channel, string id, string? clientId, Action<Utf8JsonWriter> members)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using var json = new Utf8JsonWriter(buffer, Options);
        json.WriteStartArray();
        json.WriteStartObject();
        json.WriteString("channel"u8, channel);
        json.WriteString("id"u8, id);
        if (clientId is not null) json.WriteString("clientId"u8, clientId);
        members(json);
        json.WriteEndObject();
        json.WriteEndArray();
        json.Flush();
        return buffer.WrittenMemory;
    }
}
