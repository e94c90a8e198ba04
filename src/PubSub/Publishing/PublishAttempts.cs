namespace TypedStreaming.PubSub.Publishing;

/// <summary>Counts the attempts to send one request, and decides whether another attempt follows.</summary>
internal sealed class PublishAttempts(PublisherConnection connection)
{
    private readonly long _since = connection.Time.GetTimestamp();
    private readonly HashSet<PublishStep> _renewals = [];
    private int _count;
    private int _pauses;

    /// <summary>True after a failed attempt that may have published the events.</summary>
    private bool _isAmbiguous;

    /// <summary>True while the events have been sent and no response has arrived.</summary>
    private bool _isAwaited;

    /// <summary>True if the last failed attempt sent the events; false if it failed earlier, while the schema was loaded.</summary>
    private bool _carriedEvents;

    /// <summary>True if an attempt may have published the events.</summary>
    public bool MayBePublished => _isAmbiguous || _isAwaited;

    /// <summary>Records that the attempt is sending the events.</summary>
    public void Sending() => _isAwaited = true;

    /// <summary>Records that the response has arrived.</summary>
    public void Answered() => _isAwaited = false;

    /// <summary>Records a failed attempt, and returns the next step.</summary>
    public PublishStep Next(CallFailure failure)
    {
        _count++;
        (_carriedEvents, _isAwaited) = (_isAwaited, false);
        _isAmbiguous |= _carriedEvents && failure.Kind == FailureKind.Ambiguous;
        return failure.Kind switch
        {
            FailureKind.TokenRefused when _renewals.Add(PublishStep.RenewToken) => PublishStep.RenewToken,
            FailureKind.SchemaRefused when _renewals.Add(PublishStep.RenewSchema) => PublishStep.RenewSchema,
            FailureKind.Ambiguous or FailureKind.NotSent when _pauses < connection.Pauses.Count => PublishStep.Repeat,
            _ => PublishStep.Stop,
        };
    }

    /// <summary>Reports that the request will be repeated, and waits for the pause before the next attempt.</summary>
    public Task PauseAsync(string topic, CallFailure failure, CancellationToken cancellationToken)
    {
        var pause = connection.Pauses[_pauses++];
        connection.Repeating(topic, pause, failure.Text, _carriedEvents);
        return Task.Delay(pause, connection.Time, cancellationToken);
    }

    /// <summary>
    /// Returns the text of the last failure. After several attempts, the text also states their number and the time that they took.
    /// </summary>
    public string Describe(CallFailure last) => _count < 2
        ? last.Text
        : $"{last.Text.TrimEnd('.')} ({_count} attempts in {connection.Time.GetElapsedTime(_since).TotalSeconds:0} s)";
}
