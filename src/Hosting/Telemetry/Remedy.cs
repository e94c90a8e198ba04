namespace TypedStreaming.Hosting.Telemetry;

/// <summary>Returns a sentence that tells the operator what to do after a final error.</summary>
internal static class Remedy
{
    /// <param name="failure">The final error.</param>
    /// <param name="lease">The name of the client's lease, or null if the client has no lease.</param>
    public static string Of(Exception failure, string? lease) => failure switch
    {
        StreamingException { Error: StreamingError.CallbackFailed } => "After you have corrected the cause, restart the application.", // Its message says what to correct.
        StreamingException { Error: StreamingError.PositionTaken } e => $"{OfTakeover(lease)} See {e.HelpLink}",
        StreamingException e => $"{Of(e.Error)} See {e.HelpLink}",
        InvalidOperationException and not ObjectDisposedException => "Two consumers of one channel need different names: set HandlerOptions.Consumer.",
        ArgumentException => "Correct the options of the handler.",
        _ => "Correct the cause, and restart the application.",
    };

    private static string Of(StreamingError error) => error switch
    {
        StreamingError.LoginRefused => "Correct the credentials, or ask the administrator of the org to allow the app and the user.",
        StreamingError.AuthenticationRejected => "Ask the administrator of the org to allow the user to use the API.",
        StreamingError.SubscriptionRefused => "Check that the channel exists and that the user has permission to subscribe to it.",
        StreamingError.PositionStore => "Correct the problem with the replay store or the lease store.",
        StreamingError.InvalidReplayId => "Choose another start position, because the org no longer has the event.",
        StreamingError.Broker => "After you have corrected the cause, restart the application.", // Its message says what to correct.
        StreamingError.Configuration => "Correct the settings.",
        StreamingError.Defect => "Please report this error.",
        _ => "Correct the cause, and restart the application.",
    };

    private static string OfTakeover(string? lease) => lease is null
        ? $"Another process handles these events now: stop this process permanently, or give it another consumer name. To run several replicas, of which only one reads at a time, add {nameof(TypedStreamingBuilder.UseLease)}."
        : $"Another process handles these events now, although this process held the lease '{lease}'. Stop the other process, give it another consumer name, or make it acquire the same lease from the same database with {nameof(TypedStreamingBuilder.UseLease)}.";
}
