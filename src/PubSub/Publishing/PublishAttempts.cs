namespace TypedStreaming.PubSub.Publishing;

/// <summary>Counts the attempts to send one request, and decides whether another attempt follows.</summary>
internal sealed class PublishAttempts(PublisherConnection connection)
{
    private readonly long _since = connection.Time.GetTimestamp();
    private int _count;
    private int _pauses;
    private bool _isTokenRenewed;
    private bool _isSchemaRenewed;

    /// <summary>True if an attempt may have published the events.</summary>
    public bool IsAmbiguous { get; private set; }

    /// <summary>Records a failed attempt, and returns the next step.</summary>
    public PublishStep Next(CallFailure failure)
    {
        _count++;
        IsAmbiguous |= failure.Kind == FailureKind.Ambiguous;
        return failure.Kind switch
        {
            FailureKind.TokenRefused when !_isTokenRenewed => Once(ref _isTokenRenewed, PublishStep.RenewToken),
            FailureKind.SchemaRefused when !_isSchemaRenewed => Once(ref _isSchemaRenewed, PublishStep.RenewSchema),
            FailureKind.Ambiguous or FailureKind.NotSent when _pauses < connection.Pauses.Count => PublishStep.Repeat,
            _ => PublishStep.Stop,
        };
    }

    /// <summary>Reports that the request will be repeated, and waits until the next attempt is due.</summary>
    public Task PauseAsync(string topic, CallFailure failure, CancellationToken cancellationToken)
    {
        var pause = connection.Pauses[_pauses++];
        connection.Repeating(topic, pause, failure.Text);
        return Task.Delay(pause, connection.Time, cancellationToken);
    }

    /// <summary>
    /// Returns the text of the last failure. After several attempts, the text also states their number and the time that they took.
    /// </summary>
    public string Describe(CallFailure last) => _count < 2
        ? last.Text
        : $"{last.Text.TrimEnd('.')} ({_count} attempts in {connection.Time.GetElapsedTime(_since).TotalSeconds:0} s)";

    private static PublishStep Once(ref bool isDone, PublishStep step)
    {
        isDone = true;
        return step;
    }
}
