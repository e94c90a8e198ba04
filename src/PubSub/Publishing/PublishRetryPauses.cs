namespace TypedStreaming.PubSub.Publishing;

/// <summary>The pauses between the attempts to publish events when the response to a request is lost.</summary>
internal static class PublishRetryPauses
{
    /// <summary>The pauses before each further attempt. There is one more attempt than pauses.</summary>
    public static IReadOnlyList<TimeSpan> Default { get; } = [TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(5)];
}
