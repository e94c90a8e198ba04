namespace TypedStreaming.Simulator.Sessions;

/// <summary>Why a connect is answered.</summary>
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
