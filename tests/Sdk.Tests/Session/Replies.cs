using System.Text;
using TypedStreaming.Bayeux;

namespace TypedStreaming.Tests.Session;

/// <summary>Replies as servers write them, read by the SDK's own reader.</summary>
internal static class Replies
{
    public const string ClientId = "1cyu4thyxh3fgv1nqwcvebt3o9x";

    public static MetaReply Handshake { get; } = Read(MetaChannel.Handshake,
        $$$"""{"successful":true,"clientId":"{{{ClientId}}}","ext":{"replay":true}}""");

    /// <summary>The reply of a plain CometD server.</summary>
    public static MetaReply HandshakeWithoutReplay { get; } = Read(MetaChannel.Handshake, $$$"""{"successful":true,"clientId":"{{{ClientId}}}"}""");

    public static MetaReply Connect { get; } = Read(MetaChannel.Connect, """{"successful":true}""");

    public static MetaReply FirstConnect { get; } = Read(MetaChannel.Connect,
        """{"successful":true,"advice":{"reconnect":"retry","interval":0,"timeout":110000}}""");

    public static MetaReply Subscribe { get; } = Read(MetaChannel.Subscribe, """{"successful":true}""");

    public static MetaReply Unsubscribe { get; } = Read(MetaChannel.Unsubscribe, """{"successful":true}""");

    public static MetaReply Refused(string channel, string error, string? failureReason = null, string advice = "null")
    {
        var extension = failureReason is null ? "" : $$""","ext":{"sfdc":{"failureReason":"{{failureReason}}" },"replay":true}""";
        return Read(channel, $$"""{"successful":false,"error":"{{error}}","advice":{{advice}}{{extension}}}""");
    }

    public static MetaReply ConnectRefused(string error, string? failureReason = null, string advice = "null") =>
        Refused(MetaChannel.Connect, error, failureReason, advice);

    /// <summary>Makes a refused handshake. Salesforce wraps the cause of each.</summary>
    public static MetaReply HandshakeRefused(string failureReason) =>
        Refused(MetaChannel.Handshake, "403::Handshake denied", failureReason, """{"reconnect":"none"}""");

    public static MetaReply SubscribeRefused(string error) => Refused(MetaChannel.Subscribe, error);

    public static MetaReply UnsubscribeRefused(string error) => Refused(MetaChannel.Unsubscribe, error);

    public static MetaReply ConnectAdvising(string advice) =>
        Read(MetaChannel.Connect, $$"""{"successful":true,"advice":{{advice}}}""");

    private static MetaReply Read(string channel, string json) => MetaReplyReader.Read(channel, Encoding.UTF8.GetBytes(json));
}
