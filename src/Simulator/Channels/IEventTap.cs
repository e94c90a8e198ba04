namespace TypedStreaming.Simulator.Channels;

/// <summary>
/// A second transport of the org, such as the Pub/Sub API, which receives each event that the org stores. Its members are called while the org's lock
/// is held.
/// </summary>
internal interface IEventTap
{
    /// <summary>Prepares an event before it is stored on a channel. If this method throws an exception, the event is refused.</summary>
    void Prepare(Channel channel, EventContent content);

    /// <summary>Receives an event that was stored on a channel.</summary>
    void Receive(Channel channel, StoredEvent stored);

    /// <summary>Delivers the events that were held back while deliveries were paused.</summary>
    void Resume();
}
