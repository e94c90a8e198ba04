namespace TypedStreaming;

/// <summary>
/// The exception for an event that could not be read as the requested type. It contains the data of the event as it arrived.
/// </summary>
public sealed class EventDecodeException : StreamingException
{
    internal EventDecodeException(string message, EventMetadata metadata, byte[] payload, Exception innerException)
        : base(StreamingError.EventDecode, message, innerException)
    {
        Metadata = metadata;
        Payload = payload;
        Channel = metadata.Channel;
    }

    private Action? _acknowledge;

    /// <summary>The channel, the replay id and the date of the event.</summary>
    public EventMetadata Metadata { get; }

    /// <summary>
    /// The path of the member that could not be read, such as <c>Owner.Name</c>. If several members are missing, the text contains all of
    /// their paths, separated by commas. Null if the error concerns the whole event.
    /// </summary>
    public string? Member { get; init; }

    /// <summary>The offset in <see cref="Payload"/>, in bytes, at which reading failed.</summary>
    public long Offset { get; init; }

    /// <summary>
    /// The event's data as it arrived, in UTF-8. If the data arrived as a string that contains JSON, this property holds the content of that string.
    /// The data can contain business data, so be careful where you log or store it.
    /// </summary>
    public ReadOnlyMemory<byte> Payload { get; }

    /// <summary>
    /// Acknowledges the event, so that the next enumeration continues after it. Without this call, the next enumeration gets the event again.
    /// A second call has no effect.
    /// </summary>
    /// <exception cref="ObjectDisposedException">The client is disposed, so the position can no longer be saved.</exception>
    public void Acknowledge() => _acknowledge?.Invoke();

    internal void AcknowledgeBy(Action acknowledge) => _acknowledge = acknowledge;
}
