using System.Net;
using System.Text;
using System.Text.Json;
using TypedStreaming.Authentication;

namespace TypedStreaming.Transport;

/// <summary>
/// Creates the error for a response with a status other than 2xx. Salesforce's own error code is used if it is more specific; otherwise, the
/// status is used (REST API guide, "Status Codes and Error Responses").
/// </summary>
internal static class RequestRefusal
{
    private const int LongestQuotation = 1000;
    private const int LongestCode = 100;

    /// <summary>
    /// The error code of an expired or ended session. The client gets a new token when its own stream receives the same error code.
    /// </summary>
    private const string ExpiredSession = "INVALID_SESSION_ID";

    /// <summary>
    /// The error codes of failures that are transient with any HTTP status, such as a locked row, a rate limit or an overloaded server.
    /// </summary>
    private static readonly string[] Transient =
    [
        "PLATFORM_EVENT_PUBLISHING_UNAVAILABLE", "QUERY_TIMEOUT", "REQUEST_LIMIT_EXCEEDED", "SERVER_UNAVAILABLE", "UNABLE_TO_LOCK_ROW",
    ];

    public static StreamingException Of(HttpRequestMessage request, HttpResponseMessage response, ReadOnlyMemory<byte> body, TimeSpan? retryAfter, string? token)
    {
        body = SecretMask.Apply(body, token);
        var code = ErrorCode(body);
        var isUnauthorized = response.StatusCode == HttpStatusCode.Unauthorized;
        return new StreamingException(isUnauthorized ? StreamingError.AuthenticationRejected : StreamingError.RequestRefused, Message(request, response, code, token))
        {
            IsTransient = isUnauthorized ? code == ExpiredSession : IsTransient((int)response.StatusCode, code),
            StatusCode = response.StatusCode,
            ErrorCode = code,
            RetryAfter = retryAfter,
            ServerText = Encoding.UTF8.GetString(body.Span[..Math.Min(body.Length, LongestQuotation)]),
        };
    }

    private static bool IsTransient(int status, string? code) =>
        TransientStatuses.Include(status) || Transient.Contains(code, StringComparer.Ordinal);

    private static string Message(HttpRequestMessage request, HttpResponseMessage response, string? code, string? token)
    {
        var address = request.RequestUri!;
        var status = $"{(int)response.StatusCode} {SecretMask.Apply(response.ReasonPhrase ?? "", token)}".TrimEnd();
        return $"{request.Method} {address.AbsolutePath} was answered with HTTP {status}{(code is null ? "" : $" ({code})")}"
            + (Redirect.Host(response, address, token) is { } elsewhere ? $", a redirect to {elsewhere}, which is not followed" : "")
            + $". See {nameof(StreamingException.ServerText)} for the server's error text.";
    }

    /// <summary>
    /// Returns the error code in <c>[{"errorCode":"NOT_FOUND","message":"..."}]</c>, or in <c>{"error":"..."}</c>, which is the form that the login
    /// host's services use.
    /// </summary>
    private static string? ErrorCode(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            var error = json.RootElement;
            if (error.ValueKind == JsonValueKind.Array) error = error.EnumerateArray().FirstOrDefault();
            return error.ValueKind == JsonValueKind.Object ? Text(error, "errorCode") ?? Text(error, "error") : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null; // The body is a page of a proxy, or is not UTF-8. Only the status is used.
        }
    }

    private static string? Text(JsonElement error, string name) =>
        error.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 and <= LongestCode } text
            ? text
            : null;
}
