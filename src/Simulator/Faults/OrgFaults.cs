using TypedStreaming.Simulator.Cometd;
using TypedStreaming.Simulator.Faults;
using TypedStreaming.Simulator.OAuth;
using TypedStreaming.Simulator.Sessions;

namespace TypedStreaming.Simulator;

/// <summary>
/// The faults that a test can cause in a <see cref="SimulatedOrg"/>. They occur immediately, or at the next matching request. Thread-safe.
/// </summary>
/// <remarks>
/// Each scripted fault is used for one request, in the order of the calls. One request can get several faults: one delay, then one
/// replacement (<see cref="AnswerHttp"/>, <see cref="AnswerBody"/>, <see cref="Refuse"/>), then all scripted headers
/// (<see cref="AddHeader"/>), then one drop.
/// </remarks>
public sealed partial class OrgFaults
{
    private readonly FaultScript _script;
    private readonly OrgState _state;
    private readonly AccessTokens _tokens;
    private readonly OrgInstance _instance;

    internal OrgFaults(FaultScript script, OrgState state, AccessTokens tokens, OrgInstance instance)
    {
        _script = script;
        _state = state;
        _tokens = tokens;
        _instance = instance;
    }

    /// <summary>Deletes all Bayeux sessions immediately. Requests with their client ids get <c>403::Unknown client</c>.</summary>
    /// <param name="answerHeldConnects">If true (the default), held connects are answered immediately, with handshake advice. If false,
    /// they are answered at their timeout, as on real servers.</param>
    public void ExpireSessions(bool answerHeldConnects = true) =>
        _state.EndSessions(answerHeldConnects ? HoldEnd.SessionExpired : null);

    /// <summary>Makes every issued access token invalid; the refresh token stays valid.</summary>
    /// <param name="answerHeldConnects">If true (the default), held connects are refused immediately. If false, the next request is
    /// refused.</param>
    public void RevokeTokens(bool answerHeldConnects = true)
    {
        _tokens.RevokeAll();
        if (answerHeldConnects) _state.EndHolds(HoldEnd.TokenRevoked);
    }

    /// <summary>Lets the next logins succeed, but with tokens that are already revoked.</summary>
    /// <param name="logins">The number of logins. Default 1.</param>
    /// <remarks>
    /// After <see cref="RevokeTokens"/>, the client gets a new token, which is also refused immediately. Tokens of
    /// <see cref="SimulatedOrg.IssueAccessToken"/> stay valid.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">The count is not positive.</exception>
    public void RevokeNextTokens(int logins = 1) => _script.Add(RequestKind.Login, new RevokedTokenFault(), logins);

    /// <summary>Makes the refresh token invalid. From then on, logins that use this token fail with <c>expired access/refresh token</c>.</summary>
    public void RevokeRefreshToken() => _tokens.RevokeRefreshToken();

    /// <summary>Makes logins return another instance from now on, as if Salesforce had moved the org.</summary>
    /// <param name="instance">The <c>instance_url</c>; only its scheme, host and port are sent.</param>
    /// <exception cref="ArgumentException">The value is not an absolute address.</exception>
    public void MoveInstance(Uri instance)
    {
        ArgumentNullException.ThrowIfNull(instance);
        if (!instance.IsAbsoluteUri) throw new ArgumentException("The address of the instance must be absolute: use a form such as https://acme.my.salesforce.com.", nameof(instance));
        _instance.MoveTo(instance);
    }

    /// <summary>Stores the next events on a channel with their replay ids, but never delivers the events.</summary>
    /// <param name="channel">The channel, without filter.</param>
    /// <param name="events">The number of events. Default 1.</param>
    /// <remarks>
    /// Use this fault as the negative control of a test that proves that no event is lost. With this fault, the test must fail.
    /// </remarks>
    /// <exception cref="InvalidOperationException">The org has no such channel.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The count is not positive.</exception>
    public void Withhold(string channel, int events = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(events);
        lock (_state.Gate) _state.Channels.Require(channel).Withhold(events);
    }

    /// <summary>Removes the permission to see an entity's change events.</summary>
    /// <param name="entity">The entity, such as <c>Account</c>.</param>
    /// <remarks>
    /// The entity's own channel refuses subscribe requests: <c>403::User not allowed to subscribe CDC without View All Data permissions</c>.
    /// Channels of several entities accept subscribe requests, and omit the events of this entity. Existing subscriptions do not change until
    /// the client subscribes again.
    /// </remarks>
    public void DenyChangeEvents(string entity)
    {
        lock (_state.Gate) _state.Catalog.Deny(entity);
    }

    /// <summary>Restores the permission that <see cref="DenyChangeEvents"/> removed. Only new subscriptions have the restored permission.</summary>
    /// <param name="entity">The entity, such as <c>Account</c>.</param>
    public void GrantChangeEvents(string entity)
    {
        lock (_state.Gate) _state.Catalog.Grant(entity);
    }

    /// <summary>
    /// Routes the requests of sessions by a cookie from now on, as a load balancer does after a failover. Requests without the cookie reach
    /// another server. That server does not know the session: it answers <c>403::Unknown client</c>, and sets the cookie.
    /// </summary>
    /// <param name="name">The name of the cookie, such as <c>route</c>.</param>
    /// <param name="value">The value that leads to the right server.</param>
    /// <remarks>
    /// Handshakes succeed with and without the cookie. So a client that drops the cookie together with its session never succeeds with its
    /// first connect. Connects that are held now are not changed.
    /// </remarks>
    /// <exception cref="ArgumentException">The name or the value is not valid in a cookie.</exception>
    public void RequireRoutingCookie(string name, string value)
    {
        HeaderText.RequireToken(name, nameof(name));
        HeaderText.RequireToken(value, nameof(value));
        lock (_state.Gate) _state.Routing = new RoutingCookie(name, value);
    }

    /// <summary>
    /// Ends all sessions. The server sends a <c>/meta/disconnect</c> in the response to each connect that is waiting for events.
    /// </summary>
    /// <param name="withConnectReply">If true (the default), the held connect's own reply follows, with <c>403::Unknown client</c>. If
    /// false, only the disconnect is sent. In that case, a client that matches replies by their ids, such as Faye, waits for the rest of
    /// its timeout.</param>
    /// <param name="reconnect">The advice of the connect's reply: <c>handshake</c> (the default), or <c>none</c>, which makes stock clients
    /// stop. Salesforce sends both.</param>
    /// <exception cref="ArgumentException">The advice is neither <c>handshake</c> nor <c>none</c>.</exception>
    public void PushDisconnect(bool withConnectReply = true, string reconnect = "handshake")
    {
        var withReply = reconnect switch
        {
            "handshake" => HoldEnd.ServerDisconnectWithHandshake,
            "none" => HoldEnd.ServerDisconnectWithNone,
            _ => throw new ArgumentException($"The reconnect advice '{reconnect}' is not supported here: use 'handshake' or 'none'.", nameof(reconnect)),
        };
        _state.EndSessions(withConnectReply ? withReply : HoldEnd.ServerDisconnect);
    }

    /// <summary>Removes all requested faults that have not occurred yet. The effects of other faults, such as a revoked token, remain.</summary>
    public void Clear() => _script.Clear();
}
