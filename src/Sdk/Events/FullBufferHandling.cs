namespace TypedStreaming;

/// <summary>Specifies what happens when a consumer's buffer is full.</summary>
public enum FullBufferHandling
{
    /// <summary>
    /// No event is lost: the client stops reading for a while, then goes on without this consumer. When the buffer is empty, the server sends
    /// the events of that time again. They count against the org's allocation. A consumer that causes more than three such events for each
    /// one that it reads ends with <see cref="StreamingError.ConsumerTooSlow"/>. Its position is kept.
    /// </summary>
    Wait,

    /// <summary>The consumer ends at once with <see cref="StreamingError.ConsumerTooSlow"/>. Its position is kept.</summary>
    Fail,
}
