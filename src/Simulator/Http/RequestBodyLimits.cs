namespace TypedStreaming.Simulator.Http;

/// <summary>The maximum lengths of request bodies that the org accepts, in bytes. A request with a longer body is answered with HTTP 413.</summary>
internal static class RequestBodyLimits
{
    /// <summary>
    /// The maximum length of a body that the Streaming API accepts. This maximum also applies to all requests without a separate limit.
    /// </summary>
    public const int StreamingApi = 32_768;

    /// <summary>The maximum length of a published event.</summary>
    public const int PublishedEvent = 1_048_576;

    /// <summary>The maximum length of a batch of published events.</summary>
    public const int PublishedBatch = 8 * 1_048_576;

    public static int Of(Endpoint endpoint) => endpoint switch
    {
        Endpoint.Publish => PublishedEvent,
        Endpoint.PublishBatch => PublishedBatch,
        _ => StreamingApi,
    };
}
