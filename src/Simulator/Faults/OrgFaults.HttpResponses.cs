using TypedStreaming.Simulator.Faults;

namespace TypedStreaming.Simulator;

/// <content>The HTTP responses to the next matching requests: their status, headers and body.</content>
public sealed partial class OrgFaults
{
    /// <summary>Answers matching requests with an HTTP status, as a proxy or an overloaded edge server does.</summary>
    /// <param name="kind">The requests to match.</param>
    /// <param name="status">The HTTP status, 200 to 599.</param>
    /// <param name="body">The body. Default empty.</param>
    /// <param name="contentType">The content type. Default <c>text/html</c>.</param>
    /// <param name="times">The number of requests. Default 1.</param>
    /// <param name="location">The target of a redirect, which is sent as the <c>Location</c> header. Default: none.</param>
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

    /// <summary>Answers matching requests with HTTP 200 and the given body, which does not have to be well-formed.</summary>
    /// <param name="kind">The requests to match.</param>
    /// <param name="body">The body. It is sent unchanged.</param>
    /// <param name="times">The number of requests. Default 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is not positive.</exception>
    public void AnswerBody(RequestKind kind, string body, int times = 1) =>
        AnswerHttp(kind, 200, body, "application/json;charset=UTF-8", times);

    /// <summary>Adds a header to the responses to matching requests. The header is added even if other faults change these responses.</summary>
    /// <param name="kind">The requests to match, including a connect that is held now.</param>
    /// <param name="name">The name, such as <c>Retry-After</c> or <c>Set-Cookie</c>. A cookie is added to other cookies; any other header
    /// replaces a header of the same name.</param>
    /// <param name="value">The value. It is sent unchanged.</param>
    /// <param name="times">The number of responses. Default 1.</param>
    /// <remarks>If several headers are scripted for the same request, its response gets all of them.</remarks>
    /// <exception cref="ArgumentException">The name is not a valid header name, or is the name of a header that determines the length of
    /// the response (<c>Content-Length</c>, <c>Transfer-Encoding</c>); or the value contains characters other than printable
    /// ASCII.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The count is not positive.</exception>
    public void AddHeader(RequestKind kind, string name, string value, int times = 1)
    {
        HeaderText.RequireName(name, nameof(name));
        HeaderText.RequireValue(value, nameof(value));
        _script.Add(kind, new HeaderFault(name, value), times);
    }

    /// <summary>Puts a UTF-8 byte order mark before the bodies of the responses to matching requests.</summary>
    /// <param name="kind">The requests to match, including a connect that is held now.</param>
    /// <param name="times">The number of responses. Default 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is not positive.</exception>
    public void PutByteOrderMark(RequestKind kind, int times = 1) => _script.Add(kind, new ByteOrderMarkFault(), times);

    private static void ThrowUnlessStatus(int status)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(status, 200);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(status, 599);
    }
}
