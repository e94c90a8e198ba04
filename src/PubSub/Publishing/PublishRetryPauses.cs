namespace TypedStreaming.PubSub.Publishing;

/// <summary>The pauses between the attempts to publish events when the response to a request is lost.</summary>
internal static class PublishRetryPauses
{
    /// <summary>The default pauses, one before each further attempt. The number of attempts is one more than the number of pauses.</summary>
    public static IReadOnlyList<TimeSpan> Default { get; } = [TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(5)];
}
