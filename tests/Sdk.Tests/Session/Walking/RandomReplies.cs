using TypedStreaming.Bayeux;

namespace TypedStreaming.Tests.Session.Walking;

/// <summary>Makes replies of every cause, with every advice.</summary>
internal static class RandomReplies
{
    private static readonly string[] Advices =
    [
        "null", """{"reconnect":"retry","interval":0}""", """{"reconnect":"handshake","interval":0}""",
        """{"reconnect":"none"}""", """{"reconnect":"retry","interval":-1}""", """{"reconnect":"retry","interval":2000}""",
    ];

    private static readonly string[] Errors =
    [
        "403::Unknown client", "402::session_unknown", "401::Authentication invalid", "503::Server is too busy",
        "403::Organization total events daily limit exceeded", "500::Internal error", "403::Restricted channel",
        "400::The replayId {1} you provided was invalid.", "400::Client 1 has established a session, but no X cookie present",
    ];

    public static MetaReply[] RefusedHandshakes { get; } =
        [.. Errors.Select(Replies.HandshakeRefused), Replies.HandshakeRefused("400::Unsupported API version")];

    public static MetaReply[] RefusedConnects { get; } =
    [
        .. from error in Errors from advice in Advices select Replies.ConnectRefused(error, advice: advice),
        Replies.ConnectRefused("401::Authentication invalid", "503::Server is too busy", """{"reconnect":"none"}"""),
    ];

    public static MetaReply[] AcceptedConnects { get; } = [.. Advices.Select(Replies.ConnectAdvising)];

    public static MetaReply[] RefusedSubscribes { get; } = [.. Errors.Select(Replies.SubscribeRefused)];

    public static MetaReply[] RefusedUnsubscribes { get; } = [.. Errors.Select(Replies.UnsubscribeRefused)];
}
