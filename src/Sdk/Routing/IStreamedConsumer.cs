using TypedStreaming.Bayeux;

namespace TypedStreaming.Routing;

/// <summary>
/// A consumer with its own stream, over a transport with opaque replay ids. The server sends only as many events as the client has requested. Used by
/// the loop that reads the stream.
/// </summary>
internal interface IStreamedConsumer
{
    /// <summary>The position up to which the consumer has received its stream.</summary>
    StreamPlace Stream { get; }

    /// <summary>The number of bytes that the queue can still accept. It is negative if the last event was larger than the free space.</summary>
    long FreeBytes { get; }

    /// <summary>The total size, in bytes, of the events that were added since the last call to <see cref="RoutedConsumer.Publish"/>.</summary>
    long UnpublishedBytes { get; }

    /// <summary>True if the application has taken all events that were added to the queue.</summary>
    bool IsAllTaken { get; }

    /// <summary>Adds an event that could not be decoded.</summary>
    void AppendUnreadable(in EventFrame frame, EventDecodeException error);

    /// <summary>
    /// Adds a position without an event. The application does not see this entry. When the application has acknowledged all earlier events, the
    /// consumer's position advances to the added position.
    /// </summary>
    void AppendMark(OpaqueReplayId position, long order);
}
