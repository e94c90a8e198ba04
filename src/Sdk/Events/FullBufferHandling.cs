namespace TypedStreaming;

/// <summary>What happens when a consumer's buffer is full.</summary>
public enum FullBufferHandling
{
    /// <summary>
    /// Nothing is lost: the client stops reading for a while, then goes on without this consumer, and when the buffer is empty the
    /// server sends again what came meanwhile. That counts against the org's allocation; a consumer for which it is more than three
    /// events for each one that it takes ends with <see cref="Reason.ConsumerTooSlow"/>. Its position is safe.
    /// </summary>
    Wait,

    /// <summary>The consumer ends at once with <see cref="Reason.ConsumerTooSlow"/>. Its position is safe.</summary>
    Fail,
}
