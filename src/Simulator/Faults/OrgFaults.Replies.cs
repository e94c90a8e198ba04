using TypedStreaming.Simulator.Cometd;
using TypedStreaming.Simulator.Faults;

namespace TypedStreaming.Simulator;

/// <content>The next matching Bayeux requests: refusals and advice, the order and number of replies.</content>
public sealed partial class OrgFaults
{
    private const string OnlyBayeuxReplies = "Only Bayeux requests have replies: use a kind such as RequestKind.Connect.";

    /// <summary>Refuses matching Bayeux requests: the replies have <c>successful: false</c>.</summary>
    /// <param name="kind">The requests to match. Logins, versions, publishes and others are not allowed, because they are not Bayeux
    /// requests.</param>
    /// <param name="error">The <c>error</c>, such as <c>403::Handshake denied</c>.</param>
    /// <param name="reconnect">
    /// The advice: <c>retry</c>, <c>handshake</c> or <c>none</c>. Default: no such advice.
    /// </param>
    /// <param name="interval">The advised interval in milliseconds. Default: no such advice.</param>
    /// <param name="failureReason">The <c>ext.sfdc.failureReason</c>. Default: none.</param>
    /// <param name="times">The number of requests. Default 1.</param>
    /// <param name="withEvents">True if the response also contains the events that are queued for the session. Default false: the events stay
    /// queued.</param>
    /// <param name="status">The HTTP status, 200 to 599. Default 200, the status of Salesforce.</param>
    /// <param name="endsSession">True if the session ends too, and no longer counts. Default false: the session stays, even if the error
    /// text means that it has ended.</param>
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
        ThrowUnlessBayeux(kind, "Only Bayeux requests can be refused: use AnswerHttp for other requests.");
        ThrowUnlessStatus(status);
        var refusal = new Refusal(error, reconnect, interval, failureReason);
        _script.Add(kind, new RefusalFault(refusal, withEvents, status, endsSession), times);
    }

    /// <summary>
    /// Puts the given advice into the replies to matching Bayeux requests. It replaces the advice that the replies would otherwise contain.
    /// </summary>
    /// <param name="kind">The requests to match, including a connect that is held now. Logins, versions, publishes and others are not
    /// allowed.</param>
    /// <param name="advice">The advice in JSON, such as <c>{"reconnect":"handshake","interval":3000}</c>. Any valid JSON is sent.</param>
    /// <param name="times">The number of responses. Default 1.</param>
    /// <remarks>The replies do not change in other respects, and can be successful. <see cref="Refuse"/> has its own advice.</remarks>
    /// <exception cref="ArgumentException">The advice is not JSON.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The kind is not a Bayeux kind, or the count is not positive.
    /// </exception>
    public void Advise(RequestKind kind, string advice, int times = 1)
    {
        ThrowUnlessBayeux(kind, OnlyBayeuxReplies);
        _script.Add(kind, new AdviceFault(FaultJson.Parse(advice, nameof(advice))), times);
    }

    /// <summary>Writes the replies to matching Bayeux requests before the events of the response, instead of after them.</summary>
    /// <param name="kind">The requests to match, including a connect that is held now. Logins, versions, publishes and others are not
    /// allowed.</param>
    /// <param name="times">The number of responses. Default 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The kind is not a Bayeux kind, or the count is not positive.
    /// </exception>
    public void PutRepliesFirst(RequestKind kind, int times = 1)
    {
        ThrowUnlessBayeux(kind, OnlyBayeuxReplies);
        _script.Add(kind, new ReplyShapeFault(RepliesFirst: true), times);
    }

    /// <summary>Writes each reply to a matching Bayeux request twice.</summary>
    /// <param name="kind">The requests to match, including a connect that is held now. Logins, versions, publishes and others are not
    /// allowed.</param>
    /// <param name="times">The number of responses. Default 1.</param>
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
}
