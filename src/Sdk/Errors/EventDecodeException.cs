namespace TypedStreaming;

/// <summary>An event that could not be read as the type that was asked for. It carries the event as it arrived.</summary>
public sealed class EventDecodeException : StreamingException
{
    internal EventDecodeException(string message, EventMetadata metadata, byte[] payload, Exception innerException)
        : base(Reason.EventDecode, message, innerException)
    {
        Metadata = metadata;
        Payload = payload;
        Channel = metadata.Channel;
    }

    private Action? _acknowledge;

    /// <summary>The channel, the replay id and the date of the event.</summary>
    public EventMetadata Metadata { get; }

    /// <summary>
    /// The path of the member that could not be read, such as <c>Owner.Name</c>; several, with commas between them, if
    /// several are missing; null if it is the whole event.
    /// </summary>
    public string? Member { get; init; }

    /// <summary>Where in <see cref="Payload"/> reading failed, in bytes from its start.</summary>
    public long Offset { get; init; }

    /// <summary>
    /// The event's data as it arrived, in UTF-8; of JSON text in a string, the text. It can hold business data: mind
    /// where it is written.
    /// </summary>
    public ReadOnlyMemory<byte> Payload { get; }

    /// <summary>
    /// Acknowledges the event, so that the next enumeration goes on behind it. Without, it meets the event again. Twice does
    /// no harm.
    /// </summary>
    /// <exception cref="ObjectDisposedException">The client is gone, and the position can no longer be saved.</exception>
    public void Acknowledge() => _acknowledge?.Invoke();

    internal void AcknowledgeBy(Action acknowledge) => _acknowledge = acknowledge;
}
