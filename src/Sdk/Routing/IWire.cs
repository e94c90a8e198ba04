using System.Collections.Immutable;

namespace TypedStreaming.Routing;

/// <summary>The requests that the routing code makes to a session, such as a request to subscribe to a channel. Used by the poll loop only.</summary>
internal interface IWire
{
    /// <summary>Asks the session to subscribe to a channel.</summary>
    void Want(string channel);

    /// <summary>Asks the session to unsubscribe from a channel.</summary>
    void Unwant(string channel);

    /// <summary>Asks for a new session, in which every channel is subscribed again.</summary>
    void Renew(string why);

    /// <summary>
    /// Asks the application where its consumers should continue, because the server no longer knows the replay ids at which the consumers want to
    /// resume.
    /// </summary>
    void Decide(string channel, ImmutableArray<RefusedStart> starts);

    /// <summary>Requests a callback on the poll loop as soon as a consumer's queue has free space or is empty.</summary>
    void WhenRoom(RoutedConsumer consumer, bool drained);

    /// <summary>Requests a callback on the poll loop after a delay.</summary>
    void After(TimeSpan delay, RoutedConsumer consumer);
}
