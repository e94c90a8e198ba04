namespace TypedStreaming.Transport;

/// <summary>Determines, from the HTTP status of a response, whether the same request can succeed later.</summary>
internal static class TransientStatuses
{
    private const int RequestTimeout = 408;
    private const int TooManyRequests = 429;
    private const int FirstServerError = 500;

    /// <summary>Returns true if the same request may succeed later, because the server was slow, asked the client to wait, or had an error.</summary>
    public static bool Include(int status) => status is RequestTimeout or TooManyRequests or >= FirstServerError;
}
