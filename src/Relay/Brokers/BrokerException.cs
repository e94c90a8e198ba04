namespace TypedStreaming.Relay;

/// <summary>The exception for failures of a message broker. Its message contains no event data and no credentials.</summary>
public sealed class BrokerException : Exception
{
    /// <summary>Creates an exception.</summary>
    /// <param name="error">The kind of the failure.</param>
    /// <param name="message">What failed, and what to do.</param>
    /// <param name="innerException">The exception of the broker's client, or null.</param>
    public BrokerException(BrokerError error, string message, Exception? innerException = null)
        : base(message, innerException) => Error = error;

    /// <summary>The kind of the failure.</summary>
    public BrokerError Error { get; }

    /// <summary>Gets a value that indicates whether trying again after a pause can help.</summary>
    public bool IsTransient => Error is BrokerError.Unavailable or BrokerError.NotStored or BrokerError.NoGroup;
}
