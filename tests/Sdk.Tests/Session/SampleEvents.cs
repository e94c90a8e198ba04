using TypedStreaming.Session;
using TypedStreaming.Transport;

namespace TypedStreaming.Tests.Session;

/// <summary>One or more events of every kind, as they come to a state: named by kind, with their differences.</summary>
internal static class SampleEvents
{
    private const string A = MachineRun.A;
    private const string Invalid = "401::Authentication invalid";
    private const string Busy = "503::Server is too busy. Please try your request again later.";

    public static IReadOnlyDictionary<string, Func<SessionState, SessionEvent>> All { get; } =
        new Dictionary<string, Func<SessionState, SessionEvent>>(StringComparer.Ordinal)
        {
            ["StartRequested"] = _ => new SessionEvent.StartRequested(),
            ["StopRequested"] = _ => new SessionEvent.StopRequested(),
            ["HandshakeRequested"] = _ => new SessionEvent.HandshakeRequested(),
            ["SessionUnfit"] = s => new SessionEvent.SessionUnfit(s.Epoch, "a consumer starts before it"),
            ["PollHeld"] = s => new SessionEvent.PollHeld(s.Epoch, IsHeld: true),
            ["JoinersExpected"] = _ => new SessionEvent.JoinersExpected(true),
            ["MessageWanted"] = _ => new SessionEvent.MessageWanted(7),
            ["MessageAnswered"] = s => new SessionEvent.MessageAnswered(s.Epoch),
            ["ChannelWanted A"] = _ => new SessionEvent.ChannelWanted(A),
            ["ChannelWanted B"] = _ => new SessionEvent.ChannelWanted(MachineRun.B),
            ["ChannelUnwanted A"] = _ => new SessionEvent.ChannelUnwanted(A),
            ["ChannelUnwanted B"] = _ => new SessionEvent.ChannelUnwanted(MachineRun.B),
            ["TokenAcquired"] = s => new SessionEvent.TokenAcquired(s.Epoch, MachineRun.Token()),
            ["TokenFailed transient"] = s => new SessionEvent.TokenFailed(s.Epoch, MachineRun.Failure()),
            ["TokenFailed final"] = s => new SessionEvent.TokenFailed(s.Epoch, MachineRun.Failure(StreamingError.LoginRefused)),
            ["VersionKnown"] = s => new SessionEvent.VersionKnown(s.Epoch, "66.0"),
            ["VersionFailed"] = s => new SessionEvent.VersionFailed(s.Epoch, MachineRun.Failure(StreamingError.Transport), Answered: false),
            ["VersionFailed answered"] = s => new SessionEvent.VersionFailed(s.Epoch, MachineRun.Failure(StreamingError.Transport), Answered: true),
            ["HandshakeAnswered ok"] = s => new SessionEvent.HandshakeAnswered(s.Epoch, Replies.Handshake),
            ["HandshakeAnswered 401"] = s => Handshake(s, Invalid),
            ["HandshakeAnswered without long-polling"] = s =>
                new SessionEvent.HandshakeAnswered(s.Epoch, Replies.Handshake with { OffersLongPolling = false }),
            ["HandshakeAnswered 503"] = s => Handshake(s, Busy),
            ["HandshakeAnswered limit"] = s => Handshake(s, "403::Organization concurrent user limit exceeded"),
            ["HandshakeAnswered version"] = s => Handshake(s, "400::Unsupported API version. Only API versions '37.0' and later are supported."),
            ["ConnectAnswered ok"] = s => new SessionEvent.ConnectAnswered(s.Epoch, Replies.Connect, MachineRun.Hold, Carried: false),
            ["ConnectAnswered empty"] = s => new SessionEvent.ConnectAnswered(s.Epoch, Replies.Connect, TimeSpan.Zero, Carried: false),
            ["EventsReceived"] = s => new SessionEvent.EventsReceived(s.Epoch),
            ["ConnectAnswered advice none"] = s => Advised(s, """{"reconnect":"none"}"""),
            ["ConnectAnswered unknown"] = s => Refused(s, "403::Unknown client", null, "none"),
            ["ConnectAnswered 401"] = s => Refused(s, Invalid, null, "none"),
            ["ConnectAnswered 503"] = s => Refused(s, Invalid, Busy, "none"),
            ["ConnectAnswered limit"] = s => Refused(s, "403::Organization total events daily limit exceeded", null, "none"),
            ["ConnectAnswered 500"] = s => Refused(s, "500::Internal error", null, "none"),
            ["ConnectAnswered 500 retry"] = s => Refused(s, "500::Internal error", null, "retry"),
            ["ConnectAnswered version"] = s => Refused(s, "400::Invalid connection type websocket", null, "none"),
            ["SubscribeAnswered ok"] = s => new SessionEvent.SubscribeAnswered(s.Epoch, A, Replies.Subscribe),
            ["SubscribeAnswered refused"] = s => Subscribe(s, "403::Restricted channel"),
            ["SubscribeAnswered limit"] = s => Subscribe(s, "403::Organization total events daily limit exceeded"),
            ["SubscribeAnswered unknown"] = s => Subscribe(s, "403::Unknown client"),
            ["SubscribeAnswered 401"] = s => Subscribe(s, Invalid),
            ["UnsubscribeAnswered ok"] = s => new SessionEvent.UnsubscribeAnswered(s.Epoch, A, Replies.Unsubscribe),
            ["UnsubscribeAnswered unknown"] = s => new SessionEvent.UnsubscribeAnswered(s.Epoch, A, Replies.UnsubscribeRefused("402::session_unknown")),
            ["DisconnectAnswered"] = s => new SessionEvent.DisconnectAnswered(s.Epoch),
            ["RequestLost cut"] = s => Lost(s, null),
            ["RequestLost subscribe 413"] = s => new SessionEvent.RequestLost(
                s.Epoch, BayeuxRequestKind.Subscribe, new TransportException("too large") { HttpStatus = 413 }, TimeSpan.Zero),
            ["RequestLost 401"] = s => Lost(s, 401),
            ["AbandonedDisconnectsDone"] = _ => new SessionEvent.AbandonedDisconnectsDone(),
            ["ServerDisconnected"] = s => new SessionEvent.ServerDisconnected(s.Epoch),
            ["TimerElapsed Attempt"] = s => new SessionEvent.TimerElapsed(s.Epoch, TimerKind.Attempt),
            ["TimerElapsed Poll"] = s => new SessionEvent.TimerElapsed(s.Epoch, TimerKind.Poll),
            ["TimerElapsed Channel"] = s => new SessionEvent.TimerElapsed(s.Epoch, TimerKind.Channel, A),
            ["TimerElapsed Recovery"] = s => new SessionEvent.TimerElapsed(s.RecoveryEpoch, TimerKind.Recovery),
            ["TimerElapsed HandshakeRefill"] = s => new SessionEvent.TimerElapsed(s.Epoch, TimerKind.HandshakeRefill),
            ["TimerElapsed LoginRefill"] = s => new SessionEvent.TimerElapsed(s.Epoch, TimerKind.LoginRefill),
            ["Crashed"] = _ => new SessionEvent.Crashed(MachineRun.Failure(StreamingError.Defect)),
        };

    public static string KindOf(string sample) => sample.Split(' ')[0];

    private static SessionEvent.HandshakeAnswered Handshake(SessionState state, string reason) =>
        new(state.Epoch, Replies.HandshakeRefused(reason));

    private static SessionEvent.ConnectAnswered Advised(SessionState state, string advice) =>
        new(state.Epoch, Replies.ConnectAdvising(advice), MachineRun.Hold, Carried: false);

    private static SessionEvent.ConnectAnswered Refused(SessionState state, string error, string? reason, string reconnect) =>
        new(state.Epoch, Replies.ConnectRefused(error, reason, $$"""{"reconnect":"{{reconnect}}","interval":0}"""), TimeSpan.Zero, Carried: false);

    private static SessionEvent.SubscribeAnswered Subscribe(SessionState state, string error) =>
        new(state.Epoch, A, Replies.SubscribeRefused(error));

    private static SessionEvent.RequestLost Lost(SessionState state, int? status)
    {
        var kind = state.Phase switch
        {
            SessionPhase.Handshaking => BayeuxRequestKind.Handshake,
            SessionPhase.Disconnecting => BayeuxRequestKind.Disconnect,
            _ => BayeuxRequestKind.Connect,
        };
        return new(state.Epoch, kind, new TransportException("it was cut") { HttpStatus = status }, TimeSpan.Zero);
    }
}
