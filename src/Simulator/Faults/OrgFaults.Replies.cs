using TypedStreaming.Simulator.Cometd;
using TypedStreaming.Simulator.Faults;

namespace TypedStreaming.Simulator;

/// <content>The faults of the next matching requests.</content>
public sealed partial class OrgFaults
{
    private const string OnlyBayeuxReplies = "Only Bayeux requests have replies.";

    /// <summary>
    /// Breaks the connection of the next answer to a matching request; a connect that is held now counts as well.
    /// </summary>
    /// <param name="kind">The requests to match.</param>
    /// <param name="point">
    /// The point at which the connection breaks. Events in the lost answer are not sent again on that session.
    /// </param>
    public void DropConnection(RequestKind kind, DropPoint point) => _script.Add(kind, new DropFault(point));

    /// <summary>Answers matching requests with an HTTP status, as a proxy or an overloaded edge server does.</summary>
    /// <param name="kind">The requests to match.</param>
    /// <param name="status">The HTTP status, 200 to 599.</param>
    /// <param name="body">The body. Default empty.</param>
    /// <param name="contentType">The content type. Default <c>text/html</c>.</param>
    /// <param name="times">The number of requests. Default 1.</param>
    /// <param name="location">The target of a redirect: the <c>Location</c> header. Default: none.</param>
    /// <exception cref="ArgumentOutOfRangeException">The status or the count is out of range.</exception>
    public void AnswerHttp(
        RequestKind kind,
        int status,
        string body = "",
        string contentType = "text/html",
        int times = 1,
        string? location = null)
    {
        ThrowUnlessStatus(status);
        ArgumentNullException.ThrowIfNull(body);
        _script.Add(kind, new HttpFault(status, body, contentType, location), times);
    }

    /// <summary>Answers matching requests with HTTP 200 and a body of your own, well-formed or not.</summary>
    /// <param name="kind">The requests to match.</param>
    /// <param name="body">The body, sent as it is.</param>
    /// <param name="times">The number of requests. Default 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is not positive.</exception>
    public void AnswerBody(RequestKind kind, string body, int times = 1) =>
        AnswerHttp(kind, 200, body, "application/json;charset=UTF-8", times);

    /// <summary>Fails matching Bayeux requests: <c>successful: false</c>.</summary>
    /// <param name="kind">The requests to match; not logins, versions, publishes or others, which are not Bayeux.</param>
    /// <param name="error">The <c>error</c>, such as <c>403::Handshake denied</c>.</param>
    /// <param name="reconnect">
    /// The advice: <c>retry</c>, <c>handshake</c> or <c>none</c>. Default: no such advice.
    /// </param>
    /// <param name="interval">The advised interval in milliseconds. Default: no such advice.</param>
    /// <param name="failureReason">The <c>ext.sfdc.failureReason</c>. Default: none.</param>
    /// <param name="times">The number of requests. Default 1.</param>
    /// <param name="withEvents">
    /// True: the answer also carries the events that are queued for the session. Default false: they stay queued.
    /// </param>
    /// <param name="status">The HTTP status, 200 to 599. Default 200, as Salesforce answers.</param>
    /// <param name="endsSession">
    /// True: the session ends too, and no longer counts. Default false: it stays, whatever the error says.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The kind is not a Bayeux kind, the status is out of range, or the count is not positive.
    /// </exception>
    public void Refuse(
        RequestKind kind,
        string error,
        string? reconnect = null,
        int? interval = null,
        string? failureReason = null,
        int times = 1,
        bool withEvents = false,
        int status = 200,
        bool endsSession = false)
    {
        ArgumentException.ThrowIfNullOrEmpty(error);
        ThrowUnlessBayeux(kind, "Only Bayeux requests can be refused; use AnswerHttp.");
        ThrowUnlessStatus(status);
        var refusal = new Refusal(error, reconnect, interval, failureReason);
        _script.Add(kind, new RefusalFault(refusal, withEvents, status, endsSession), times);
    }

    /// <summary>Puts advice into the replies of matching Bayeux requests, instead of their own.</summary>
    /// <param name="kind">
    /// The requests to match, including a connect that is held now; not logins, versions, publishes or others.
    /// </param>
    /// <param name="advice">
    /// The advice in JSON, such as <c>{"reconnect":"handshake","interval":3000}</c>; anything that is JSON is sent.
    /// </param>
    /// <param name="times">The number of answers. Default 1.</param>
    /// <remarks>
    /// The replies are otherwise unchanged, and can be successful. <see cref="Refuse"/> has its own advice.
    /// </remarks>
    /// <exception cref="ArgumentException">The advice is not JSON.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The kind is not a Bayeux kind, or the count is not positive.
    /// </exception>
    public void Advise(RequestKind kind, string advice, int times = 1)
    {
        ThrowUnlessBayeux(kind, OnlyBayeuxReplies);
        _script.Add(kind, new AdviceFault(JsonText.Parse(advice, nameof(advice))), times);
    }

    /// <summary>
    /// Holds the next connects for a different time and then answers them empty, as a server that cannot hold them
    /// or a proxy with a short limit does. The advised time is still <see cref="SimulatedOrgOptions.ConnectTimeout"/>.
    /// </summary>
    /// <param name="hold">The time, by the org's clock; not scaled. Zero: they are not held.</param>
    /// <param name="times">The number of connects; only those that would have been held count. Default 1.</param>
    /// <remarks>An event still answers such a connect at once. Connects that are held now are not changed.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative, or the count is not positive.</exception>
    public void HoldConnectsFor(TimeSpan hold, int times = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(hold, TimeSpan.Zero);
        _script.Add(RequestKind.Connect, new HoldFault(hold), times);
    }

    /// <summary>Adds a header to the answers of matching requests, in addition to all other faults.</summary>
    /// <param name="kind">The requests to match, including a connect that is held now.</param>
    /// <param name="name">
    /// The name, such as <c>Retry-After</c> or <c>Set-Cookie</c>. It replaces a header of the same name; only cookies
    /// are added.
    /// </param>
    /// <param name="value">The value, sent as it is.</param>
    /// <param name="times">The number of answers. Default 1.</param>
    /// <remarks>If several wait for the same request, its answer has all of them.</remarks>
    /// <exception cref="ArgumentException">
    /// The name is not a valid header name or is one that frames the answer (<c>Content-Length</c>,
    /// <c>Transfer-Encoding</c>), or the value has other characters than printable ASCII.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">The count is not positive.</exception>
    public void AddHeader(RequestKind kind, string name, string value, int times = 1)
    {
        HeaderText.RequireName(name, nameof(name));
        HeaderText.RequireValue(value, nameof(value));
        _script.Add(kind, new HeaderFault(name, value), times);
    }

    /// <summary>Puts a UTF-8 byte order mark before the bodies of matching answers.</summary>
    /// <param name="kind">The requests to match, including a connect that is held now.</param>
    /// <param name="times">The number of answers. Default 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is not positive.</exception>
    public void PutByteOrderMark(RequestKind kind, int times = 1) => _script.Add(kind, new ByteOrderMarkFault(), times);

    /// <summary>
    /// Delays the arrival of matching requests, by the clock of <see cref="SimulatedOrgOptions.TimeProvider"/>.
    /// </summary>
    /// <param name="kind">The requests to match.</param>
    /// <param name="delay">The delay; not scaled.</param>
    /// <param name="times">The number of requests. Default 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The delay is negative, or the count is not positive.</exception>
    public void Delay(RequestKind kind, TimeSpan delay, int times = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero);
        _script.Add(kind, new DelayFault(delay), times);
    }

    /// <summary>Sends the answers to matching requests in small pieces, with pauses between them.</summary>
    /// <param name="kind">The requests to match, including a connect that is held now.</param>
    /// <param name="bytesPerPiece">The size of a piece.</param>
    /// <param name="pause">The pause between pieces, by the org's clock; not scaled.</param>
    /// <param name="times">The number of answers. Default 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The pause is negative, or a number is not positive.</exception>
    public void SlowDrip(RequestKind kind, int bytesPerPiece, TimeSpan pause, int times = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bytesPerPiece);
        ArgumentOutOfRangeException.ThrowIfLessThan(pause, TimeSpan.Zero);
        _script.Add(kind, new DripFault(bytesPerPiece, pause), times);
    }

    /// <summary>Writes the replies of matching Bayeux answers before their events instead of after them.</summary>
    /// <param name="kind">
    /// The requests to match, including a connect that is held now; not logins, versions, publishes or others.
    /// </param>
    /// <param name="times">The number of answers. Default 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The kind is not a Bayeux kind, or the count is not positive.
    /// </exception>
    public void PutRepliesFirst(RequestKind kind, int times = 1)
    {
        ThrowUnlessBayeux(kind, OnlyBayeuxReplies);
        _script.Add(kind, new ReplyShapeFault(RepliesFirst: true), times);
    }

    /// <summary>Writes each reply of matching Bayeux answers twice.</summary>
    /// <param name="kind">
    /// The requests to match, including a connect that is held now; not logins, versions, publishes or others.
    /// </param>
    /// <param name="times">The number of answers. Default 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The kind is not a Bayeux kind, or the count is not positive.
    /// </exception>
    public void DuplicateReplies(RequestKind kind, int times = 1)
    {
        ThrowUnlessBayeux(kind, OnlyBayeuxReplies);
        _script.Add(kind, new ReplyShapeFault(RepliesTwice: true), times);
    }

    private static void ThrowUnlessBayeux(RequestKind kind, string why)
    {
        if (kind != RequestKind.Any && !kind.IsBayeux())
            throw new ArgumentOutOfRangeException(nameof(kind), kind, why);
    }

    private static void ThrowUnlessStatus(int status)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(status, 200);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(status, 599);
    }
}
