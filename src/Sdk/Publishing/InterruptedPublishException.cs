namespace TypedStreaming.Publishing;

/// <summary>
/// The exception of a cancelled call that published events. For applications, it is an <see cref="OperationCanceledException"/>; the tool also reads
/// the outcomes.
/// </summary>
/// <param name="results">
/// One outcome for each event that the call had taken. An event whose request was sent without a response is
/// <see cref="PublishStatus.Unknown"/>.
/// </param>
/// <param name="cause">The cancellation, or a failure that coincided with it.</param>
/// <param name="cancellationToken">The token of the call.</param>
internal sealed class InterruptedPublishException(PublishResults results, Exception cause, CancellationToken cancellationToken)
    : OperationCanceledException("The call was cancelled while it published events.", cause, cancellationToken)
{
    public PublishResults Results => results;

    /// <summary>
    /// Returns true if a failure ends a cancelled call. A failure that coincides with the cancellation must not discard the outcomes of earlier
    /// requests.
    /// </summary>
    /// <param name="failure">The failure.</param>
    /// <param name="hasSent">True if a request of the call has been sent.</param>
    /// <param name="cancellationToken">The token of the call.</param>
    public static bool IsDueTo(Exception failure, bool hasSent, CancellationToken cancellationToken) =>
        cancellationToken.IsCancellationRequested && (failure is OperationCanceledException || (hasSent && failure is not OutOfMemoryException));
}
