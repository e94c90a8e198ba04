namespace TypedStreaming.Transport;

/// <summary>What an HTTP status says about another attempt.</summary>
internal static class HttpStatuses
{
    private const int RequestTimeout = 408;
    private const int TooManyRequests = 429;
    private const int FirstServerError = 500;

    /// <summary>Whether the same request may be answered later: the server was slow, asked for patience, or was in trouble.</summary>
    public static bool IsTransient(int status) => status is RequestTimeout or TooManyRequests or >= FirstServerError;
}
