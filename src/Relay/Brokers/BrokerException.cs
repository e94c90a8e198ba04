namespace TypedStreaming.Relay;

/// <summary>The exception that is thrown when a message broker fails. The exception's message contains neither event data nor credentials.</summary>
public sealed class BrokerException : StreamingException
{
    /// <summary>Creates an exception for a failure of a message broker.</summary>
    /// <param name="kind">The kind of the failure.</param>
    /// <param name="message">What failed, and what to do.</param>
    /// <param name="innerException">The exception of the broker's client, or null.</param>
    public BrokerException(BrokerError kind, string message, Exception? innerException = null)
        : base(StreamingError.Broker, message, innerException) =>
        (Kind, IsTransient) = (kind, kind is BrokerError.Unavailable or BrokerError.NotStored or BrokerError.NoGroup);

    /// <summary>The kind of failure that occurred in the message broker.</summary>
    public BrokerError Kind { get; }
}
