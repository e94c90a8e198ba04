namespace TypedStreaming.Transport;

/// <summary>What an HTTP request can end with beside an answer: no connection, a broken one, or damaged compression.</summary>
internal static class HttpTrouble
{
    public static bool Is(Exception exception) =>
        exception is HttpRequestException or IOException or InvalidDataException or InvalidOperationException;
}
