namespace TypedStreaming.Simulator.Sessions;

/// <summary>The reasons why a waiting connect (long poll) is answered.</summary>
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
