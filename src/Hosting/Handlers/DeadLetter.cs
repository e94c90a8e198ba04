namespace TypedStreaming.Hosting;

/// <summary>An event that could not be handled or read, with its data and the cause of the failure.</summary>
public sealed class DeadLetter
{
    /// <summary>The name of the client, or null if the client has no name.</summary>
    public string? ClientName { get; init; }

    /// <summary>The id of the org, or null if it is not known.</summary>
    public string? OrganizationId { get; init; }

    /// <summary>The name of the event's .NET type, without its namespace.</summary>
    public required string EventType { get; init; }

    /// <summary>The name of the consumer that received the event.</summary>
    public required string Consumer { get; init; }

    /// <summary>The envelope of the event: its channel, replay id and date.</summary>
    public required EventMetadata Metadata { get; init; }

    /// <summary>
    /// The event's data as it was received, in UTF-8. If the event's data was a JSON string that contained JSON text, the property contains that
    /// JSON text. The data is empty if the event was larger than the size limit for messages. The data can contain business data.
    /// </summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>
    /// The partition of the relayed stream from which a worker received the event; null for an event that came directly from an org. When the dead
    /// letter is reprocessed, the handler receives only the records of this partition.
    /// </summary>
    public EventPartition? Partition { get; init; }

    /// <summary>The number of attempts to handle the event; 0 for an event that could not be read as its type.</summary>
    public int Attempts { get; init; }

    /// <summary>The time of the last failed attempt.</summary>
    public DateTimeOffset FailedAt { get; init; }

    /// <summary>
    /// The exception that caused the last failure, or null for a dead letter that was read from a file or another store. The message of the
    /// exception can contain business data.
    /// </summary>
    public Exception? Exception { get; init; }

    /// <summary>
    /// The cause of the failure as text: the types and the messages of the exception and its inner exceptions. The text can contain business
    /// data.
    /// </summary>
    public required string Cause { get; init; }

    /// <summary>Returns the event's type, channel and replay id, but never its data.</summary>
    /// <returns>A short text for logs.</returns>
    public override string ToString() => $"{EventType} of {Metadata.Channel} #{Metadata.ReplayId}";
}
