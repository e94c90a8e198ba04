namespace TypedStreaming.Transport;

/// <summary>Reads the <c>Retry-After</c> header: the time that the server asks the client to wait before another request.</summary>
internal static class RetryAfter
{
    /// <summary>
    /// Returns the time to wait, or null if the response has no <c>Retry-After</c> header. The header contains a number of seconds, or a date
    /// according to the server's clock.
    /// </summary>
    public static TimeSpan? Of(HttpResponseMessage response, TimeProvider time) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } when date > Now(response, time) => date - Now(response, time),
        _ => null,
    };

    private static DateTimeOffset Now(HttpResponseMessage response, TimeProvider time) => response.Headers.Date ?? time.GetUtcNow();
}
