using System.Text.Json.Nodes;

namespace TypedStreaming.Simulator.Cometd;

/// <summary>Creates the replies to Bayeux messages. The class stores no state.</summary>
internal static class MetaReplyFactory
{
    public static JsonObject Success(JsonObject message)
    {
        var reply = Echo(message);
        reply["successful"] = true;
        return reply;
    }

    public static JsonObject Handshake(JsonObject message, string clientId, bool replay)
    {
        var reply = Echo(message);
        reply["version"] = "1.0";
        reply["minimumVersion"] = "1.0";
        reply["successful"] = true;
        reply["clientId"] = clientId;
        reply["supportedConnectionTypes"] = new JsonArray("long-polling");
        if (replay) reply["ext"] = ServerFlags(new JsonObject());
        return reply;
    }

    public static JsonObject Failure(JsonObject message, Refusal refusal, bool replay)
    {
        var reply = Echo(message);
        reply["successful"] = false;
        reply["error"] = refusal.Error;
        if (refusal.Reconnect is not null || refusal.Interval is not null) reply["advice"] = Advice(refusal);
        if (refusal.FailureReason is not { } reason) return reply;
        var ext = new JsonObject { ["sfdc"] = new JsonObject { ["failureReason"] = reason } };
        reply["ext"] = replay && message.Text("channel") == MetaChannelNames.Handshake ? ServerFlags(ext) : ext;
        return reply;
    }

    private static JsonObject Echo(JsonObject message)
    {
        var reply = new JsonObject();
        foreach (var member in (ReadOnlySpan<string>)["channel", "id", "clientId", "subscription"])
        {
            if (message[member] is { } value) reply[member] = value.DeepClone();
        }

        return reply;
    }

    private static JsonObject Advice(Refusal refusal)
    {
        var advice = new JsonObject();
        if (refusal.Reconnect is not null) advice["reconnect"] = refusal.Reconnect;
        if (refusal.Interval is { } interval) advice["interval"] = interval;
        return advice;
    }

    private static JsonObject ServerFlags(JsonObject ext)
    {
        ext["replay"] = true;
        ext["payload.format"] = true;
        return ext;
    }
}
