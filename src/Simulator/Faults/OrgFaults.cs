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
/// replacement (<see cref="AnswerHttp"/>, <see cref="AnswerBody"/>, <see cref="Refuse"/>), then one drop.
/// </remarks>
public sealed class OrgFaults
{
    private const string OnlyBayeuxReplies = "Only Bayeux requests have replies.";

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
    /// True (default): held connects are told at once, with handshake advice. False: they learn of it at their timeout,
    /// as on real servers.
    /// </param>
    public void ExpireSessions(bool answerHeldConnects = true) =>
        _state.EndSessions(answerHeldConnects ? HoldEnd.SessionExpired : null);

    /// <summary>Makes every access token that was given out invalid; the refresh token stays good.</summary>
    /// <param name="answerHeldConnects">
    /// True (default): held connects are told at once. False: the next request is.
    /// </param>
    public void RevokeTokens(bool answerHeldConnects = true)
    {
        _tokens.RevokeAll();
        if (answerHeldConnects) _state.EndHolds(HoldEnd.TokenRevoked);
    }

    /// <summary>Makes the refresh token invalid: <c>expired access/refresh token</c> from now on.</summary>
    public void RevokeRefreshToken() => _tokens.RevokeRefreshToken();

    /// <summary>
    /// Breaks the connection of the next answer to a matching request, a connect held right now included.
    /// </summary>
    /// <param name="kind">The requests meant.</param>
    /// <param name="point">
    /// Where the connection breaks. Events in the lost answer are not sent again on that session.
    /// </param>
    public void DropConnection(RequestKind kind, DropPoint point) => _script.Add(kind, new DropFault(point));

    /// <summary>Answers matching requests with an HTTP status, as a proxy or an overloaded edge does.</summary>
    /// <param name="kind">The requests meant.</param>
    /// <param name="status">The HTTP status, 200 to 599.</param>
    /// <param name="body">The body. Default empty.</param>
    /// <param name="contentType">The content type. Default <c>text/html</c>.</param>
    /// <param name="times">How many requests. Default 1.</param>
    /// <param name="location">Where a redirect leads: the <c>Location</c> header. Default: none.</param>
    /// <exception cref="ArgumentOutOfRangeException">The status or the count is out of range.</exception>
    public void AnswerHttp(
        RequestKind kind,
        int status,
        string body = "",
        string contentType = "text/html",
        int times = 1,
        string? location = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(status, 200);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(status, 599);
        ArgumentNullException.ThrowIfNull(body);
        _script.Add(kind, new HttpFault(status, body, contentType, location), times);
    }

    /// <summary>Answers matching requests with HTTP 200 and a body of your own, well-formed or not.</summary>
    /// <param name="kind">The requests meant.</param>
    /// <param name="body">The body, sent as it is.</param>
    /// <param name="times">How many requests. Default 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is not positive.</exception>
    public void AnswerBody(RequestKind kind, string body, int times = 1) =>
        AnswerHttp(kind, 200, body, "application/json;charset=UTF-8", times);

    /// <summary>Fails matching Bayeux requests: HTTP 200, <c>successful: false</c>.</summary>
    /// <param name="kind">The requests meant; not logins, versions or publishes, which are not Bayeux.</param>
    /// <param name="error">The <c>error</c>, such as <c>403::Handshake denied</c>.</param>
    /// <param name="reconnect">
    /// The advice: <c>retry</c>, <c>handshake</c> or <c>none</c>. Default: no such advice.
    /// </param>
    /// <param name="interval">The advised interval in milliseconds. Default: no such advice.</param>
    /// <param name="failureReason">The <c>ext.sfdc.failureReason</c>. Default: none.</param>
    /// <param name="times">How many requests. Default 1.</param>
    /// <param name="withEvents">
    /// Whether the answer also carries the events that are queued for the session. Default false: they stay queued.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The kind is not a Bayeux one, or the count is not positive.
    /// </exception>
    public void Refuse(
        RequestKind kind,
        string error,
        string? reconnect = null,
        int? interval = null,
        string? failureReason = null,
        int times = 1,
        bool withEvents = false)
    {
        ArgumentException.ThrowIfNullOrEmpty(error);
        ThrowUnlessBayeux(kind, "Only Bayeux requests can be refused; use AnswerHttp.");
        _script.Add(kind, new RefusalFault(new Refusal(error, reconnect, interval, failureReason), withEvents), times);
    }

    /// <summary>
    /// Lets matching requests arrive late, by the clock of <see cref="SimulatedOrgOptions.TimeProvider"/>.
    /// </summary>
    /// <param name="kind">The requests meant.</param>
    /// <param name="delay">How late; not scaled.</param>
    /// <param name="times">How many requests. Default 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The delay is negative, or the count is not positive.</exception>
    public void Delay(RequestKind kind, TimeSpan delay, int times = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero);
        _script.Add(kind, new DelayFault(delay), times);
    }

    /// <summary>Sends the answers to matching requests in small pieces, with pauses between them.</summary>
    /// <param name="kind">The requests meant, a connect held right now included.</param>
    /// <param name="bytesPerPiece">The size of a piece.</param>
    /// <param name="pause">The pause between pieces, by the org's clock; not scaled.</param>
    /// <param name="times">How many answers. Default 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The pause is negative, or a number is not positive.</exception>
    public void SlowDrip(RequestKind kind, int bytesPerPiece, TimeSpan pause, int times = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bytesPerPiece);
        ArgumentOutOfRangeException.ThrowIfLessThan(pause, TimeSpan.Zero);
        _script.Add(kind, new DripFault(bytesPerPiece, pause), times);
    }

    /// <summary>Writes the replies of matching Bayeux answers before their events, not behind them.</summary>
    /// <param name="kind">
    /// The requests meant, a connect held right now included; not logins, versions or publishes.
    /// </param>
    /// <param name="times">How many answers. Default 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The kind is not a Bayeux one, or the count is not positive.
    /// </exception>
    public void PutRepliesFirst(RequestKind kind, int times = 1)
    {
        ThrowUnlessBayeux(kind, OnlyBayeuxReplies);
        _script.Add(kind, new ReplyShapeFault(RepliesFirst: true), times);
    }

    /// <summary>Writes each reply of matching Bayeux answers twice.</summary>
    /// <param name="kind">
    /// The requests meant, a connect held right now included; not logins, versions or publishes.
    /// </param>
    /// <param name="times">How many answers. Default 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The kind is not a Bayeux one, or the count is not positive.
    /// </exception>
    public void DuplicateReplies(RequestKind kind, int times = 1)
    {
        ThrowUnlessBayeux(kind, OnlyBayeuxReplies);
        _script.Add(kind, new ReplyShapeFault(RepliesTwice: true), times);
    }

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

    /// <summary>Ends all sessions with a <c>/meta/disconnect</c> that the server pushes on each held connect.</summary>
    /// <param name="withConnectReply">
    /// False (default): the bare disconnect alone. True: the held connect's own reply follows,
    /// <c>403::Unknown client</c> with advice <c>none</c>.
    /// </param>
    public void PushDisconnect(bool withConnectReply = false) =>
        _state.EndSessions(withConnectReply ? HoldEnd.ServerDisconnectWithReply : HoldEnd.ServerDisconnect);

    private static void ThrowUnlessBayeux(RequestKind kind, string why)
    {
        if (kind is RequestKind.Login or RequestKind.Versions or RequestKind.Publish)
            throw new ArgumentOutOfRangeException(nameof(kind), kind, why);
    }
}
