using TypedStreaming.Simulator.Cometd;
using TypedStreaming.Simulator.Faults;

namespace TypedStreaming.Simulator;

/// <content>What the next matching requests meet.</content>
public sealed partial class OrgFaults
{
    private const string OnlyBayeuxReplies = "Only Bayeux requests have replies.";

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
        ThrowUnlessStatus(status);
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

    /// <summary>Fails matching Bayeux requests: <c>successful: false</c>.</summary>
    /// <param name="kind">The requests meant; not logins, versions, publishes or others, which are not Bayeux.</param>
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
    /// <param name="status">The HTTP status, 200 to 599. Default 200, as Salesforce answers.</param>
    /// <param name="endsSession">
    /// Whether the session ends too, so that it no longer counts. Default false: it stays, whatever the error says.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The kind is not a Bayeux one, the status is out of range, or the count is not positive.
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

    /// <summary>Puts advice into the replies of matching Bayeux requests, in place of their own.</summary>
    /// <param name="kind">
    /// The requests meant, a connect held right now included; not logins, versions, publishes or others.
    /// </param>
    /// <param name="advice">
    /// The advice in JSON, such as <c>{"reconnect":"handshake","interval":3000}</c>; anything that is JSON is sent.
    /// </param>
    /// <param name="times">How many answers. Default 1.</param>
    /// <remarks>
    /// The replies are what they would have been otherwise, successful ones too. <see cref="Refuse"/> has its own advice.
    /// </remarks>
    /// <exception cref="ArgumentException">The advice is not JSON.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The kind is not a Bayeux one, or the count is not positive.
    /// </exception>
    public void Advise(RequestKind kind, string advice, int times = 1)
    {
        ThrowUnlessBayeux(kind, OnlyBayeuxReplies);
        _script.Add(kind, new AdviceFault(JsonText.Parse(advice, nameof(advice))), times);
    }

    /// <summary>
    /// Holds the next connects for a time of their own and then answers them empty, as a server that cannot hold them
    /// or a proxy with a short limit does. Advised is still <see cref="SimulatedOrgOptions.ConnectTimeout"/>.
    /// </summary>
    /// <param name="hold">How long, by the org's clock; not scaled. Zero: they are not held.</param>
    /// <param name="times">How many connects that would have been held. Default 1.</param>
    /// <remarks>An event still answers such a connect at once. Connects that are held right now stay so.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative, or the count is not positive.</exception>
    public void HoldConnectsFor(TimeSpan hold, int times = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(hold, TimeSpan.Zero);
        _script.Add(RequestKind.Connect, new HoldFault(hold), times);
    }

    /// <summary>Adds a header to the answers of matching requests, whatever else happens to them.</summary>
    /// <param name="kind">The requests meant, a connect held right now included.</param>
    /// <param name="name">
    /// The name, such as <c>Retry-After</c> or <c>Set-Cookie</c>. It replaces a header of the answer that has it; only
    /// cookies add up.
    /// </param>
    /// <param name="value">The value, sent as it is.</param>
    /// <param name="times">How many answers. Default 1.</param>
    /// <remarks>Several that wait for the same request are all in its answer.</remarks>
    /// <exception cref="ArgumentException">
    /// A name that is not one, a name that frames the answer (<c>Content-Length</c>, <c>Transfer-Encoding</c>), or a
    /// value with other characters than printable ASCII.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">The count is not positive.</exception>
    public void AddHeader(RequestKind kind, string name, string value, int times = 1)
    {
        HeaderText.RequireName(name, nameof(name));
        HeaderText.RequireValue(value, nameof(value));
        _script.Add(kind, new HeaderFault(name, value), times);
    }

    /// <summary>Puts a UTF-8 byte order mark before the bodies of matching answers.</summary>
    /// <param name="kind">The requests meant, a connect held right now included.</param>
    /// <param name="times">How many answers. Default 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is not positive.</exception>
    public void PutByteOrderMark(RequestKind kind, int times = 1) => _script.Add(kind, new ByteOrderMarkFault(), times);

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

    /// <summary>Writes the replies of matching Bayeux answers before their events, not after them.</summary>
    /// <param name="kind">
    /// The requests meant, a connect held right now included; not logins, versions, publishes or others.
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
    /// The requests meant, a connect held right now included; not logins, versions, publishes or others.
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
