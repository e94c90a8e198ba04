namespace TypedStreaming.PubSub.Streams;

/// <summary>Creates the exceptions for stream failures that no gRPC call reports, such as missing responses.</summary>
internal static class StreamExceptions
{
    public static StreamingException Ended(string channel) =>
        new(StreamingError.Transport, $"The server ended the stream for {channel} without an error.") { Channel = channel };

    public static StreamingException Silent(string channel, TimeSpan limit) => new(
        StreamingError.Transport,
        $"The stream for {channel} received no response for {limit.TotalSeconds:0.###} s ({nameof(PubSubClientOptions.SilenceTimeout)}), so its connection is considered broken.") { Channel = channel };

    public static StreamingException Unwritable(string channel, TimeSpan limit) => new(
        StreamingError.Transport,
        $"A request for more events on {channel} could not be sent within {limit.TotalSeconds:0.###} s ({nameof(PubSubClientOptions.RequestTimeout)}).") { Channel = channel };

    public static StreamingException NotRecovered(StreamingException last, TimeSpan timeout) => new(
        last.Error,
        $"{(last.Channel is null ? "A stream" : $"The stream for {last.Channel}")} was lost and could not be recovered within {timeout} ({nameof(PubSubClientOptions.RecoveryTimeout)}). Last failure: {last.Message}",
        last)
    {
        Channel = last.Channel,
        IsTransient = last.IsTransient,
        ServerText = last.ServerText,
        ErrorCode = last.ErrorCode,
        RetryAfter = last.RetryAfter,
    };

    public static StreamingException NotAllowed(string channel) => new(
        StreamingError.SubscriptionRefused,
        $"The user does not have permission to subscribe to {channel}: give the user permission to read the event or object.") { Channel = channel };

    public static StreamingException TokenRefused(StreamingException refusal) => new(
        StreamingError.AuthenticationRejected,
        $"The server refused several access tokens that had just been issued. {refusal.Message} Check that the user is allowed to use the API.",
        refusal)
    {
        Channel = refusal.Channel,
        ServerText = refusal.ServerText,
        ErrorCode = refusal.ErrorCode,
    };

    public static StreamingException Malformed(string channel, string what) =>
        new(StreamingError.Protocol, $"A response for {channel} does not follow the protocol of the Pub/Sub API: {what}.") { Channel = channel, IsTransient = false };

    public static StreamingException Defect(Exception defect) => new(
        StreamingError.Defect,
        $"A stream ended because of a defect in the SDK: {defect.GetType().Name}. Please report it, and include the inner exception.",
        defect);
}
