namespace TypedStreaming.Simulator.Sessions;

/// <summary>The reasons for ending the wait of a connect request (a long poll) with a reply.</summary>
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
