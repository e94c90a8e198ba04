using TypedStreaming.Bayeux;

namespace TypedStreaming.Transport;

/// <summary>
/// Receives the response to one request as it arrives. The calls are made one at a time. Reading continues when the task that the last call returned
/// has completed. If a call throws an exception, the request ends, and the caller of the transport gets that exception unchanged.
/// </summary>
internal interface IResponseSink
{
    /// <summary>Receives the headers of a response with status 200. The transport calls this method once.</summary>
    void Begin(ResponseHeaders head);

    /// <summary>
    /// Receives the next part of the body. The call can take any amount of time, because no deadline runs during the call. The last part of a body is
    /// passed exactly once, and can be empty. If the body is cut off, the last part is not passed.
    /// </summary>
    /// <param name="part">The part. Its bytes are valid until the returned task has completed.</param>
    /// <param name="cancellationToken">The token that is cancelled when the request is abandoned.</param>
    ValueTask TakeAsync(ResponsePart part, CancellationToken cancellationToken);

    /// <summary>
    /// Receives a notice that a message was skipped because it was larger than the limit. All bytes before that message were received
    /// earlier.
    /// </summary>
    /// <param name="message">The known parts of the message. The message is not on a meta channel.</param>
    /// <param name="cancellationToken">The token that is cancelled when the request is abandoned.</param>
    ValueTask TakeAsync(OversizeMessage message, CancellationToken cancellationToken);
}
