namespace TypedStreaming.Transport;

/// <summary>
/// Describes failures of HTTP requests that received no valid response, for example because of a broken connection or damaged compression. Exceptions
/// from the application's HTTP handler (such as an open circuit breaker) are described too.
/// </summary>
internal static class HttpFailureText
{
    private const string Pointer = ", see inner exception";

    public static bool Is(Exception exception) =>
        exception is not (StreamingException or TransportException or OperationCanceledException or OutOfMemoryException);

    /// <summary>
    /// Returns the description of a failure, without a full stop at the end. The description contains the message of the outer exception. If that
    /// message does not contain the message of the innermost exception, the innermost message is added.
    /// </summary>
    public static string Words(Exception exception)
    {
        var (told, cause) = (Text(exception), Text(exception.GetBaseException()));
        return told.Contains(cause, StringComparison.Ordinal) ? told : $"{told}: {cause}";
    }

    /// <summary>Returns the description of a failure, including the host of the request.</summary>
    public static string Words(Exception exception, string host) =>
        Words(exception) is var words && words.Contains(host, StringComparison.OrdinalIgnoreCase) ? words : $"{words} ({host})";

    private static string Text(Exception exception) => exception.Message.TrimEnd('.').Replace(Pointer, "", StringComparison.Ordinal);
}
