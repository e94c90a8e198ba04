namespace TypedStreaming.Simulator.Sessions;

/// <summary>The reason for which a connect is answered.</summary>
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
