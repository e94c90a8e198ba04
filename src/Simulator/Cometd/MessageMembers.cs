using System.Text.Json;
using System.Text.Json.Nodes;
using TypedStreaming.Simulator.Http;

namespace TypedStreaming.Simulator.Cometd;

/// <summary>Reads the members of a message that a client has sent. A member can have any JSON type.</summary>
internal static class MessageMembers
{
    public static string? Text(this JsonObject message, string member) =>
        message[member] is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    public static JsonObject? Object(this JsonObject message, string member) => message[member] as JsonObject;

    public static bool WantsImmediateReply(this JsonObject message) =>
        message.Object("advice")?["timeout"] is JsonValue value && value.GetValueKind() == JsonValueKind.Number
        && value.GetValue<JsonElement>().TryGetDouble(out var timeout) && timeout == 0;

    /// <summary>Returns the messages in the body of a request, which is an array or one message. Returns null if the body is neither.</summary>
    public static IReadOnlyList<JsonObject>? Parse(ReadOnlyMemory<byte> body) => JsonBody.Parse(body.Span) switch
    {
        JsonObject message => [message],
        JsonArray messages when messages.All(item => item is JsonObject) => [.. messages.Cast<JsonObject>()],
        _ => null,
    };
}
