namespace TypedStreaming.PubSub.Publishing;

/// <summary>Creates the exceptions of a publishing call whose client has ended, and their texts.</summary>
internal static class PublishExceptions
{
    private const string WasDisposed = "The client was disposed.";

    public static ObjectDisposedException Disposed(Exception? cause = null) => new(WasDisposed, cause);

    public static OperationCanceledException Stopped() => new("The client was stopped.");

    public static StreamingException AnotherOrg(string before, string now) => new(
        StreamingError.Configuration,
        $"The renewed access token belongs to org {now}, but the call began to publish to org {before}. Nothing was published to the new org. To publish to it, repeat the call.");

    /// <summary>Returns the text for an event that was not published because the server refused a renewed token too.</summary>
    public static string TokenRefused(string why) =>
        $"The server refused the access token, also after the client had renewed it: {why.TrimEnd('.')}. Check that the user is allowed to use the API, and that no proxy answers in place of the server. Then publish the event again.";

    /// <summary>
    /// Returns the text of a failure for the outcome of an event. A disposed client is described without the names of the objects that were used.
    /// </summary>
    public static string TextOf(Exception failure) => failure is ObjectDisposedException ? WasDisposed : failure.Message;
}
