using TypedStreaming.Bayeux;

namespace TypedStreaming.Transport;

/// <summary>
/// Receives the answer to one request while it arrives. The calls come one after another; reading continues when the task of the last call
/// has completed. An exception of the sink ends the request, and the caller of the transport gets it unchanged.
/// </summary>
internal interface IAnswerSink
{
    /// <summary>Called once, when the headers of an answer with status 200 have arrived.</summary>
    void Begin(AnswerHead head);

    /// <summary>
    /// Receives the next piece of the body. It may take as long as it needs: no deadline runs meanwhile. The last piece of a body, which may
    /// be empty, comes exactly once; it does not come if the body is cut off.
    /// </summary>
    /// <param name="piece">The piece. Its bytes are valid until the returned task has completed.</param>
    /// <param name="cancellationToken">Cancelled when the request is given up.</param>
    ValueTask TakeAsync(AnswerPiece piece, CancellationToken cancellationToken);

    /// <summary>
    /// Receives a notice in place of a message that was larger than the limit and was skipped. Everything before that message was given
    /// before.
    /// </summary>
    /// <param name="message">The known parts of the message, which is not on a meta channel.</param>
    /// <param name="cancellationToken">Cancelled when the request is given up.</param>
    ValueTask TakeAsync(OversizeMessage message, CancellationToken cancellationToken);
}
