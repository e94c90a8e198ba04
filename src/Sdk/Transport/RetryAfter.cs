namespace TypedStreaming.Transport;

/// <summary>Reads the header with the time that a server asks to wait before another request.</summary>
internal static class RetryAfter
{
    /// <summary>
    /// Returns the time to wait, or null if the answer has no <c>Retry-After</c> header. The header contains seconds, or a date by the server's
    /// clock.
    /// </summary>
    public static TimeSpan? Of(HttpResponseMessage response, TimeProvider time) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } when date > Now(response, time) => date - Now(response, time),
        _ => null,
    };

    private static DateTimeOffset Now(HttpResponseMessage response, TimeProvider time) => response.Headers.Date ?? time.GetUtcNow();
}
