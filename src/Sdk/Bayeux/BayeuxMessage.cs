using System.Runtime.InteropServices;
using System.Text.Json;
using TypedStreaming.Bayeux;

namespace TypedStreaming;

/// <summary>
/// One Bayeux message as the server sent it: an event, or a reply on a meta channel. The message has its own copy of the JSON.
/// </summary>
public sealed class BayeuxMessage
{
    private static readonly JsonDocumentOptions Limits = new() { MaxDepth = 512 };
    private static readonly JsonDocumentOptions AnyDepth = new() { MaxDepth = int.MaxValue };

    private BayeuxMessage(JsonElement json) => Json = json;

    /// <summary>The whole message as JSON.</summary>
    public JsonElement Json { get; }

    /// <summary>The channel of the message, such as <c>/topic/AccountUpdates</c> or <c>/meta/connect</c>; empty if it has none.</summary>
    public string Channel => Text("channel") ?? "";

    /// <summary>The id of the request that this message replies to, or null.</summary>
    public string? Id => Text("id");

    /// <summary>The channel of a reply to a subscribe or unsubscribe request; null for other messages.</summary>
    public string? Subscription => Text("subscription");

    /// <summary>Gets a value that indicates whether a reply reports success; null for messages that are not replies.</summary>
    public bool? Successful => Member("successful") is { ValueKind: JsonValueKind.True or JsonValueKind.False } value ? value.GetBoolean() : null;

    /// <summary>The error of a failed reply in the form <c>code::text</c>; null for other messages.</summary>
    public string? Error => Text("error");

    /// <summary>The real cause of a failure, <c>ext.sfdc.failureReason</c>, if Salesforce sends it; otherwise, null.</summary>
    public string? FailureReason =>
        Member("ext") is { ValueKind: JsonValueKind.Object } ext
        && ext.TryGetProperty("sfdc", out var sfdc) && sfdc.ValueKind == JsonValueKind.Object
        && sfdc.TryGetProperty("failureReason", out var reason) && reason.ValueKind == JsonValueKind.String
            ? reason.GetString()
            : null;

    /// <summary>The <c>data</c> of an event; null for other messages.</summary>
    public JsonElement? Data => Member("data");

    /// <summary>
    /// The position of an event in its channel. It is null if the server does not support replay, or if the id is negative and therefore not valid.
    /// </summary>
    public long? ReplayId =>
        Data is { ValueKind: JsonValueKind.Object } data
        && data.TryGetProperty("event", out var envelope) && envelope.ValueKind == JsonValueKind.Object
        && envelope.TryGetProperty("replayId", out var id)
            ? Number(id)
            : null;

    /// <summary>Returns the channel and the replay id of the message, never its data.</summary>
    /// <returns>A short text for logs.</returns>
    public override string ToString() => ReplayId is { } id ? $"{Channel} #{id}" : Channel;

    /// <exception cref="JsonException">The message is not valid JSON, or is nested more than 512 levels deep, so that recursive code could
    /// overflow the stack.</exception>
    internal static BayeuxMessage Parse(ReadOnlySpan<byte> message) => new(JsonElement.Parse(message, Limits));

    /// <summary>Parses a message. Returns null if the message is not valid JSON, or is nested too deeply.</summary>
    internal static BayeuxMessage? TryParse(ReadOnlySpan<byte> message)
    {
        try
        {
            return Parse(message);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>
    /// Parses a reply on a meta channel. The reply is accepted with any depth of nesting, because it contains no data from a publisher.
    /// </summary>
    internal static BayeuxMessage ParseReply(ReadOnlySpan<byte> message) => new(JsonElement.Parse(message, AnyDepth));

    private static long? Number(JsonElement id)
    {
        var json = new Utf8JsonReader(JsonMarshal.GetRawUtf8Value(id), JsonText.AnyDepth);
        json.Read();
        return EventData.ReplayIdAt(ref json);
    }

    private JsonElement? Member(string name) => Json.TryGetProperty(name, out var value) ? value : null;

    private string? Text(string name) => Member(name) switch
    {
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
        _ => null,
    };
}
