namespace TypedStreaming.Transport;

/// <summary>What an HTTP request can end with beside an answer: no connection, a broken one, or damaged compression.</summary>
internal static class HttpTrouble
{
    private const string Pointer = ", see inner exception";

    public static bool Is(Exception exception) =>
        exception is HttpRequestException or IOException or InvalidDataException or InvalidOperationException;

    /// <summary>What went wrong, without a full stop: the outer text and, if that does not hold it, the cause at the bottom, which says why.</summary>
    public static string Words(Exception exception)
    {
        var (told, cause) = (Text(exception), Text(exception.GetBaseException()));
        return told.Contains(cause, StringComparison.Ordinal) ? told : $"{told}: {cause}";
    }

    /// <summary>The same, with the host that was asked.</summary>
    public static string Words(Exception exception, string host) =>
        Words(exception) is var words && words.Contains(host, StringComparison.OrdinalIgnoreCase) ? words : $"{words} ({host})";

    private static string Text(Exception exception) => exception.Message.TrimEnd('.').Replace(Pointer, "", StringComparison.Ordinal);
}
