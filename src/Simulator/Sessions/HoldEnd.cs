namespace TypedStreaming.Simulator.Sessions;

/// <summary>The reasons for replying to a waiting connect (long poll).</summary>
internal enum HoldEnd
{
    Events,
    Immediate,
    Timeout,
    Superseded,
    SessionExpired,
    TokenRevoked,
    ClientDisconnect,
    DeliveriesUsedUp,
    ServerDisconnect,
    ServerDisconnectWithHandshake,
    ServerDisconnectWithNone,
}
