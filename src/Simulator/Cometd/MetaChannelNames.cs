namespace TypedStreaming.Simulator.Cometd;

internal static class MetaChannelNames
{
    public const string Handshake = "/meta/handshake";
    public const string Connect = "/meta/connect";
    public const string Subscribe = "/meta/subscribe";
    public const string Unsubscribe = "/meta/unsubscribe";
    public const string Disconnect = "/meta/disconnect";

    public static RequestKind KindOf(string? channel) => channel switch
    {
        Handshake => RequestKind.Handshake,
        Connect => RequestKind.Connect,
        Subscribe => RequestKind.Subscribe,
        Unsubscribe => RequestKind.Unsubscribe,
        Disconnect => RequestKind.Disconnect,
        _ => RequestKind.Other,
    };
}
