namespace TypedStreaming.Publishing;

/// <summary>
/// The exception of a cancelled call that published events. For applications, it is an <see cref="OperationCanceledException"/>; the tool also reads
/// the outcomes.
/// </summary>
/// <param name="results">
/// One outcome for each event that the call had taken. An event whose request was sent without a response is
/// <see cref="PublishStatus.Unknown"/>.
/// </param>
/// <param name="cause">The cancellation.</param>
internal sealed class InterruptedPublishException(PublishResults results, OperationCanceledException cause)
    : OperationCanceledException(cause.Message, cause, cause.CancellationToken)
{
    public PublishResults Results => results;
}
