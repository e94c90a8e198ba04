using System.Net;

namespace TypedStreaming.Transport;

/// <summary>
/// Determines, from the failure of a request, whether the request may have changed something. Only a status below 500, or a connection that was never
/// established, proves that nothing was changed.
/// </summary>
internal static class RequestFates
{
    public static RequestFate Of(StreamingException failure) => failure switch
    {
        { StatusCode: HttpStatusCode.RequestTimeout } or { StatusCode: >= HttpStatusCode.InternalServerError } => RequestFate.Unknown,
        { StatusCode: not null } => RequestFate.Refused,
        { Error: StreamingError.Transport, InnerException: HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError } } =>
            RequestFate.NotProcessed,
        { Error: StreamingError.Transport or StreamingError.Protocol or StreamingError.ResponseTooLarge } => RequestFate.Unknown,
        _ => RequestFate.NotProcessed,
    };
}
