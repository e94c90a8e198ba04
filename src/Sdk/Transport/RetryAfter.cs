namespace TypedStreaming.Transport;

/// <summary>Reads how long a server asks to wait before another request: the header of that name.</summary>
internal static class RetryAfter
{
    /// <summary>Seconds, or a date by the server's clock; null if the answer does not ask for it.</summary>
    public static TimeSpan? Of(HttpResponseMessage response, TimeProvider time) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } when date > Now(response, time) => date - Now(response, time),
        _ => null,
    };

    private static DateTimeOffset Now(HttpResponseMessage response, TimeProvider time) => response.Headers.Date ?? time.GetUtcNow();
}
