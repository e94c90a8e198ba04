using TypedStreaming.Simulator.Cometd;
using TypedStreaming.Simulator.Faults;
using TypedStreaming.Simulator.OAuth;
using TypedStreaming.Simulator.Sessions;

namespace TypedStreaming.Simulator;

/// <summary>
/// What goes wrong in a <see cref="SimulatedOrg"/>, at once or at the next matching request. Thread-safe.
/// </summary>
/// <remarks>
/// Scripted faults are used up one a request, in the order they were given. A request can meet one delay, then one
/// replacement (<see cref="AnswerHttp"/>, <see cref="AnswerBody"/>, <see cref="Refuse"/>), then all headers that are
/// waiting (<see cref="AddHeader"/>), then one drop.
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

    /// <summary>
    /// Deletes all Bayeux sessions now; requests with their client ids get <c>403::Unknown client</c>.
    /// </summary>
    /// <param name="answerHeldConnects">
    /// True (default): held connects are answered at once, with handshake advice. False: they learn of it at their
    /// timeout, as on real servers.
    /// </param>
    public void ExpireSessions(bool answerHeldConnects = true) =>
        _state.EndSessions(answerHeldConnects ? HoldEnd.SessionExpired : null);

    /// <summary>Makes every access token that was given out invalid; the refresh token stays good.</summary>
    /// <param name="answerHeldConnects">
    /// True (default): held connects are refused at once. False: the next request is.
    /// </param>
    public void RevokeTokens(bool answerHeldConnects = true)
    {
        _tokens.RevokeAll();
        if (answerHeldConnects) _state.EndHolds(HoldEnd.TokenRevoked);
    }

    /// <summary>Lets the next logins succeed with tokens that are already revoked.</summary>
    /// <param name="logins">How many logins. Default 1.</param>
    /// <remarks>
    /// With <see cref="RevokeTokens"/> before it: a token that is renewed, and refused at once again. Tokens of
    /// <see cref="SimulatedOrg.IssueAccessToken"/> are good.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">The count is not positive.</exception>
    public void RevokeNextTokens(int logins = 1) => _script.Add(RequestKind.Login, new RevokedTokenFault(), logins);

    /// <summary>Makes the refresh token invalid: <c>expired access/refresh token</c> from now on.</summary>
    public void RevokeRefreshToken() => _tokens.RevokeRefreshToken();

    /// <summary>Lets logins from now on name another instance, as after a move of the org.</summary>
    /// <param name="instance">The <c>instance_url</c>; only its scheme, host and port are given out.</param>
    /// <exception cref="ArgumentException">Not an absolute address.</exception>
    public void MoveInstance(Uri instance)
    {
        ArgumentNullException.ThrowIfNull(instance);
        if (!instance.IsAbsoluteUri) throw new ArgumentException("The address must be absolute.", nameof(instance));
        _instance.MoveTo(instance);
    }

    /// <summary>Stores the next events of a channel under their replay ids, but never delivers them.</summary>
    /// <param name="channel">The channel, without filter.</param>
    /// <param name="events">How many events. Default 1.</param>
    /// <remarks>The negative control of a proof that nothing is lost: it must fail now.</remarks>
    /// <exception cref="InvalidOperationException">The org has no such channel.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The count is not positive.</exception>
    public void Withhold(string channel, int events = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(events);
        lock (_state.Gate) _state.Channels.Require(channel).Withhold(events);
    }

    /// <summary>Takes the permission to see an entity's change events away.</summary>
    /// <param name="entity">The entity, such as <c>Account</c>.</param>
    /// <remarks>
    /// The entity's own channel refuses subscribes: <c>403::User not allowed to subscribe CDC without View All Data
    /// permissions</c>. Channels of several entities accept them and leave its events out. Subscriptions that are there
    /// stay as they are until they are made again.
    /// </remarks>
    public void DenyChangeEvents(string entity)
    {
        lock (_state.Gate) _state.Catalog.Deny(entity);
    }

    /// <summary>Gives back what <see cref="DenyChangeEvents"/> took, for subscriptions from now on.</summary>
    /// <param name="entity">The entity, such as <c>Account</c>.</param>
    public void GrantChangeEvents(string entity)
    {
        lock (_state.Gate) _state.Catalog.Grant(entity);
    }

    /// <summary>
    /// Routes the requests of sessions by a cookie from now on, as a load balancer after a failover: without it they
    /// reach a server that does not know the session, and that sets the cookie beside <c>403::Unknown client</c>.
    /// </summary>
    /// <param name="name">The name of the cookie, such as <c>route</c>.</param>
    /// <param name="value">The value that leads to the right server.</param>
    /// <remarks>
    /// Handshakes succeed with and without the cookie, so a client that drops it with its session never gets past its
    /// first connect. Connects that are held now stay so.
    /// </remarks>
    /// <exception cref="ArgumentException">A name or value that cannot be in a cookie.</exception>
    public void RequireRoutingCookie(string name, string value)
    {
        HeaderText.RequireToken(name, nameof(name));
        HeaderText.RequireToken(value, nameof(value));
        lock (_state.Gate) _state.Routing = new RoutingCookie(name, value);
    }

    /// <summary>Ends all sessions with a <c>/meta/disconnect</c> that the server pushes on each held connect.</summary>
    /// <param name="withConnectReply">
    /// True (default): the held connect's own reply follows, <c>403::Unknown client</c>. False: the bare disconnect
    /// alone; a client that matches replies by their ids, as Faye does, then waits for the rest of its timeout.
    /// </param>
    /// <param name="reconnect">
    /// The advice of that reply: <c>handshake</c> (default), or <c>none</c>, which stock clients obey by stopping.
    /// Salesforce has been seen to send both.
    /// </param>
    /// <exception cref="ArgumentException">The advice is neither <c>handshake</c> nor <c>none</c>.</exception>
    public void PushDisconnect(bool withConnectReply = true, string reconnect = "handshake")
    {
        var withReply = reconnect switch
        {
            "handshake" => HoldEnd.ServerDisconnectWithHandshake,
            "none" => HoldEnd.ServerDisconnectWithNone,
            _ => throw new ArgumentException($"'{reconnect}' is neither 'handshake' nor 'none'.", nameof(reconnect)),
        };
        _state.EndSessions(withConnectReply ? withReply : HoldEnd.ServerDisconnect);
    }

    /// <summary>
    /// Drops all scripted faults that no request has met yet. What acted at once, such as a revoked token, stays.
    /// </summary>
    public void Clear() => _script.Clear();
}
