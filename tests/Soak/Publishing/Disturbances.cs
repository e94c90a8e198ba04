using TypedStreaming.Simulator;

namespace TypedStreaming.Soak.Publishing;

/// <summary>Causes random faults in the org or on the network, and counts them by kind.</summary>
internal sealed class Disturbances(OrgFaults faults, int seed)
{
    private const int OneIn = 60;

    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(200);

    private readonly Random _random = new(seed);
    private readonly Dictionary<string, int> _caused = new(StringComparer.Ordinal);

    private readonly (string Name, Action Cause)[] _kinds =
    [
        ("Expire", () => faults.ExpireSessions()),
        ("ExpireSilently", () => faults.ExpireSessions(answerHeldConnects: false)),
        ("Revoke", () => faults.RevokeTokens()),
        ("RevokeSilently", () => faults.RevokeTokens(answerHeldConnects: false)),
        ("RevokeNext", () => faults.RevokeNextTokens()),
        ("Disconnect", () => faults.PushDisconnect(withConnectReply: false)),
        ("DisconnectWithReply", () => faults.PushDisconnect()),
        ("DropLogin", () => faults.DropConnection(RequestKind.Login, DropPoint.BeforeHeaders)),
        ("DropHandshake", () => faults.DropConnection(RequestKind.Handshake, DropPoint.MidBody)),
        ("DropConnect", () => faults.DropConnection(RequestKind.Connect, DropPoint.BeforeHeaders)),
        ("CutConnect", () => faults.DropConnection(RequestKind.Connect, DropPoint.MidBody)),
        ("DropSubscribe", () => faults.DropConnection(RequestKind.Subscribe, DropPoint.BeforeHeaders)),
        ("CutSubscribe", () => faults.DropConnection(RequestKind.Subscribe, DropPoint.MidBody)),
        ("CutUnsubscribe", () => faults.DropConnection(RequestKind.Unsubscribe, DropPoint.MidBody)),
        ("RefuseConnect", () => faults.Refuse(RequestKind.Connect, "403::Unknown client", reconnect: "handshake", withEvents: true)),
        ("Unavailable", () => faults.AnswerHttp(RequestKind.Connect, 503)),
        ("UnavailableHandshake", () => faults.AnswerHttp(RequestKind.Handshake, 503)),
        ("UnavailableSubscribe", () => faults.AnswerHttp(RequestKind.Subscribe, 503)),
        ("NotBayeux", () => faults.AnswerBody(RequestKind.Connect, "<html>")),
        ("ReplyTwice", () => faults.DuplicateReplies(RequestKind.Connect)),
        ("ReplyFirst", () => faults.PutRepliesFirst(RequestKind.Connect)),
        ("ByteOrderMark", () => faults.PutByteOrderMark(RequestKind.Connect)),
        ("SlowConnect", () => faults.Delay(RequestKind.Connect, Moment)),
        ("SlowSubscribe", () => faults.Delay(RequestKind.Subscribe, Moment)),
        ("SlowDrip", () => faults.SlowDrip(RequestKind.Connect, bytesPerPiece: 200, TimeSpan.FromMilliseconds(1))),
        ("EarlyConnect", () => faults.HoldConnectsFor(TimeSpan.Zero, times: 3)),
        ("AdviseHandshake", () => faults.Advise(RequestKind.Connect, """{"reconnect":"handshake","interval":0}""")),
    ];

    public void Strike()
    {
        if (_random.Next(OneIn) != 0) return;
        var (name, cause) = _kinds[_random.Next(_kinds.Length)];
        cause();
        _caused[name] = _caused.GetValueOrDefault(name) + 1;
    }

    /// <summary>The number of faults, and the kinds that did not occur.</summary>
    public override string ToString()
    {
        var missing = string.Join(", ", _kinds.Select(static kind => kind.Name).Where(name => !_caused.ContainsKey(name)));
        return $"{_caused.Values.Sum()} ({(missing.Length == 0 ? "all kinds" : $"without {missing}")})";
    }
}
