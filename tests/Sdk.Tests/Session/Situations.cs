using TypedStreaming.Session;

namespace TypedStreaming.Tests.Session;

/// <summary>States of every phase, each reached by events, with channel A wanted.</summary>
internal static class Situations
{
    public static IReadOnlyDictionary<string, Func<MachineRun>> All { get; } =
        new Dictionary<string, Func<MachineRun>>(StringComparer.Ordinal)
        {
            ["Idle"] = Idle,
            ["Authenticating"] = () => Idle().Feed(new SessionEvent.StartRequested()),
            ["AskingVersion"] = AskingVersion,
            ["Handshaking"] = Handshaking,
            ["Live, subscribing"] = () => Handshaking().Handshake(Replies.Handshake),
            ["Live, first connect"] = () => Handshaking().Handshake(Replies.Handshake).AnswerSubscribe(),
            ["Live"] = Live,
            ["Live, pausing"] = () => Enumerable.Range(0, 4).Aggregate(Live(), static (run, _) => run.Connect(Replies.Connect, progress: false)),
            ["Live, unsubscribing"] = () => Live().Unwant(MachineRun.A),
            ["Live, sending"] = () => Live().Feed(new SessionEvent.MessageWanted(1)),
            ["Waiting"] = () => Live().Connect(Replies.HandshakeRefused("503::Server is too busy. Please try your request again later.")),
            ["Waiting for a login"] = () => Renewing().Feed(new SessionEvent.TokenFailed(1, MachineRun.Failure())),
            ["Authenticating again"] = Renewing,
            ["AskingVersion again"] = () => Live().Lose(BayeuxRequestKind.Connect),
            ["Handshaking again"] = () => Live().Lose(BayeuxRequestKind.Connect).Feed(new SessionEvent.VersionKnown(1, "66.0")),
            ["Handshaking with a fresh token"] = () => Renewing().GetToken().Feed(new SessionEvent.VersionKnown(1, "66.0")),
            ["Live without replay"] = () => Handshaking().Handshake(Replies.HandshakeWithoutReplay).AnswerSubscribe().Connect(Replies.FirstConnect, progress: false),
            ["Live, a channel pausing"] = () => Live().Lose(BayeuxRequestKind.Connect).Feed(new SessionEvent.AbandonedDisconnectsDone()).Feed(new SessionEvent.VersionKnown(1, "66.0"))
                .Handshake(Replies.Handshake).AnswerSubscribe(Replies.SubscribeRefused("403::Organization total events daily limit exceeded")),
            ["Live, lost before"] = () => Live().Lose(BayeuxRequestKind.Connect).Establish(),
            ["Disconnecting"] = () => Live().Stop(),
            ["Ended"] = () => Idle().Stop(),
        };

    private static MachineRun Idle() => new MachineRun().Want(MachineRun.A);

    private static MachineRun AskingVersion() => Idle().Feed(new SessionEvent.StartRequested()).GetToken();

    private static MachineRun Handshaking() => AskingVersion().Feed(new SessionEvent.VersionKnown(0, "66.0"));

    private static MachineRun Live() => MachineRun.Live(MachineRun.A);

    private static MachineRun Renewing() =>
        Live().Connect(Replies.ConnectRefused("401::Authentication invalid", advice: """{"reconnect":"none","interval":0}"""));
}
