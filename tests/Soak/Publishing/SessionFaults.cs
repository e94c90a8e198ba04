using TypedStreaming.Simulator;

namespace TypedStreaming.Soak.Publishing;

/// <summary>
/// The faults that a client over CometD can meet after its login. Those that a client cannot survive are omitted: a withheld event, and a revoked
/// refresh token or permission, which this consumer does not use.
/// </summary>
internal sealed class SessionFaults
{
    private const string RoutingCookie = "route";

    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(200);

    private readonly SimulatedOrg _org;
    private int _routes;

    public SessionFaults(SimulatedOrg org)
    {
        _org = org;
        Kinds = [.. OfSessions(org.Faults), .. OfTheNetwork(org.Faults), .. OfAnswers(org.Faults), .. OfTime(org.Faults)];
    }

    public IReadOnlyList<Fault> Kinds { get; }

    private IEnumerable<Fault> OfSessions(OrgFaults faults) =>
    [
        new("Expire", () => faults.ExpireSessions()),
        new("ExpireSilently", () => faults.ExpireSessions(answerHeldConnects: false)),
        new("Revoke", () => faults.RevokeTokens()),
        new("RevokeSilently", () => faults.RevokeTokens(answerHeldConnects: false)),
        new("Disconnect", () => faults.PushDisconnect(withConnectReply: false)),
        new("DisconnectWithReply", () => faults.PushDisconnect()),
        new("DisconnectForGood", () => faults.PushDisconnect(reconnect: "none")),
        new("Route", Route),
    ];

    private static IEnumerable<Fault> OfTheNetwork(OrgFaults faults) =>
    [
        new("DropVersions", () => faults.DropConnection(RequestKind.Versions, DropPoint.MidBody)),
        new("DropHandshake", () => faults.DropConnection(RequestKind.Handshake, DropPoint.MidBody)),
        new("DropConnect", () => faults.DropConnection(RequestKind.Connect, DropPoint.BeforeHeaders)),
        new("CutConnect", () => faults.DropConnection(RequestKind.Connect, DropPoint.MidBody)),
        new("DropSubscribe", () => faults.DropConnection(RequestKind.Subscribe, DropPoint.BeforeHeaders)),
        new("CutSubscribe", () => faults.DropConnection(RequestKind.Subscribe, DropPoint.MidBody)),
        new("CutUnsubscribe", () => faults.DropConnection(RequestKind.Unsubscribe, DropPoint.MidBody)),
    ];

    private static IEnumerable<Fault> OfAnswers(OrgFaults faults) =>
    [
        new("RefuseConnect", () => faults.Refuse(RequestKind.Connect, "403::Unknown client", reconnect: "handshake", withEvents: true)),
        new("RefuseAndEnd", () => faults.Refuse(RequestKind.Connect, "402::Unknown client", "handshake", interval: 100, endsSession: true)),
        new("Unavailable", () => faults.AnswerHttp(RequestKind.Connect, 503)),
        new("UnavailableHandshake", () => faults.AnswerHttp(RequestKind.Handshake, 503)),
        new("UnavailableSubscribe", () => faults.AnswerHttp(RequestKind.Subscribe, 503)),
        new("UnavailableForASecond", () => AskForAPause(faults)),
        new("NotBayeux", () => faults.AnswerBody(RequestKind.Connect, "<html>")),
        new("ReplyTwice", () => faults.DuplicateReplies(RequestKind.Connect)),
        new("ReplyFirst", () => faults.PutRepliesFirst(RequestKind.Connect)),
        new("ByteOrderMark", () => faults.PutByteOrderMark(RequestKind.Connect)),
        new("OddCookie", () => faults.AddHeader(RequestKind.Connect, "Set-Cookie", "odd=1; Expires=never; Max-Age=soon")),
        new("AdviseHandshake", () => faults.Advise(RequestKind.Connect, """{"reconnect":"handshake","interval":0}""")),
    ];

    private static IEnumerable<Fault> OfTime(OrgFaults faults) =>
    [
        new("SlowConnect", () => faults.Delay(RequestKind.Connect, Moment)),
        new("SlowSubscribe", () => faults.Delay(RequestKind.Subscribe, Moment)),
        new("SlowDrip", () => faults.SlowDrip(RequestKind.Connect, bytesPerPiece: 200, TimeSpan.FromMilliseconds(1))),
        new("EarlyConnect", () => faults.HoldConnectsFor(TimeSpan.Zero, times: 3)),
    ];

    private static void AskForAPause(OrgFaults faults)
    {
        faults.AddHeader(RequestKind.Connect, "Retry-After", "1");
        faults.AnswerHttp(RequestKind.Connect, 503);
    }

    /// <summary>Each time another server of the org, which knows no session.</summary>
    private void Route() => _org.Faults.RequireRoutingCookie(RoutingCookie, $"{++_routes}");
}
