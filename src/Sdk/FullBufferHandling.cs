namespace TypedStreaming;

/// <summary>Specifies what happens when a consumer's buffer is full.</summary>
public enum FullBufferHandling
{
    /// <summary>
    /// No event is lost. The client stops reading for a while, and then continues without this consumer. When the consumer's buffer is empty,
    /// the server sends the missed events again; these events count against the org's allocation. If the server must send more than three such
    /// events for each event that the consumer reads, the consumer ends with <see cref="StreamingError.ConsumerTooSlow"/>. Its position is
    /// kept.
    /// </summary>
    Wait,

    /// <summary>The consumer ends immediately with <see cref="StreamingError.ConsumerTooSlow"/>. Its position is kept.</summary>
    Fail,
}
