using System.Text.Json;

namespace TypedStreaming.World.Org;

/// <summary>One Bayeux request, as the org reads it.</summary>
internal sealed record BayeuxRequest
{
    public required string Channel { get; init; }

    public required string Id { get; init; }

    public string? ClientId { get; init; }

    /// <summary>The channel to subscribe to or to leave, with its filter.</summary>
    public string? Subscription { get; init; }

    /// <summary>The start of the replay, if one is asked for.</summary>
    public long? ReplayFrom { get; init; }

    /// <summary>True if a connect asks not to be held.</summary>
    public bool AtOnce { get; init; }

    public bool IsConnect => Channel == "/meta/connect";

    public bool IsHandshake => Channel == "/meta/handshake";

    public bool IsSubscribe => Channel == "/meta/subscribe";

    public bool IsUnsubscribe => Channel == "/meta/unsubscribe";

    public bool IsDisconnect => Channel == "/meta/disconnect";

    public static BayeuxRequest Parse(ReadOnlyMemory<byte> body)
    {
        using var json = JsonDocument.Parse(body);
        var message = json.RootElement[0];
        return new BayeuxRequest
        {
            Channel = Text(message, "channel")!,
            Id = Text(message, "id")!,
            ClientId = Text(message, "clientId"),
            Subscription = Text(message, "subscription"),
            ReplayFrom = From(message),
            AtOnce = message.TryGetProperty("advice", out var advice) && advice.TryGetProperty("timeout", out var timeout) && timeout.GetInt64() == 0,
        };
    }

    private static string? Text(JsonElement message, string name) => message.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static long? From(JsonElement message)
    {
        if (!message.TryGetProperty("ext", out var ext) || !ext.TryGetProperty("replay", out var replay) || replay.ValueKind != JsonValueKind.Object) return null;
        foreach (var channel in replay.EnumerateObject()) return channel.Value.GetInt64();
        return null;
    }
}
