namespace TypedStreaming.Bayeux;

/// <summary>The names of the Bayeux meta channels.</summary>
internal static class MetaChannel
{
    public const string Handshake = "/meta/handshake";
    public const string Connect = "/meta/connect";
    public const string Subscribe = "/meta/subscribe";
    public const string Unsubscribe = "/meta/unsubscribe";
    public const string Disconnect = "/meta/disconnect";

    public static ReadOnlySpan<byte> Prefix => "/meta/"u8;
}
