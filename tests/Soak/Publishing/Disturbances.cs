using TypedStreaming.Simulator;

namespace TypedStreaming.Soak.Publishing;

/// <summary>Causes random faults in the org or on the network.</summary>
internal sealed class Disturbances(OrgFaults faults, int seed)
{
    private const int OneIn = 60;

    private readonly Random _random = new(seed);

    private readonly Action[] _kinds =
    [
        () => faults.ExpireSessions(),
        () => faults.ExpireSessions(answerHeldConnects: false),
        () => faults.RevokeTokens(),
        () => faults.PushDisconnect(withConnectReply: false),
        () => faults.DropConnection(RequestKind.Connect, DropPoint.BeforeHeaders),
        () => faults.DropConnection(RequestKind.Connect, DropPoint.MidBody),
        () => faults.DropConnection(RequestKind.Subscribe, DropPoint.MidBody),
        () => faults.Refuse(RequestKind.Connect, "403::Unknown client", reconnect: "handshake", withEvents: true),
        () => faults.AnswerHttp(RequestKind.Connect, 503),
        () => faults.DuplicateReplies(RequestKind.Connect),
    ];

    public void Strike()
    {
        if (_random.Next(OneIn) == 0) _kinds[_random.Next(_kinds.Length)]();
    }
}
