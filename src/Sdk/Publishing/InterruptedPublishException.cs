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
}
