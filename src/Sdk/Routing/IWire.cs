using System.Collections.Immutable;

namespace TypedStreaming.Routing;

/// <summary>The requests that routing makes to the session. Used by the poll loop only.</summary>
internal interface IWire
{
    /// <summary>Requests that the session subscribes the channel.</summary>
    void Want(string channel);

    /// <summary>Requests that the session unsubscribes the channel.</summary>
    void Unwant(string channel);

    /// <summary>Requests a new session, in which every channel is subscribed again.</summary>
    void Renew(string why);

    /// <summary>
    /// Lets the programs of consumers decide where to continue, because the server does not know the places of these consumers.
    /// </summary>
    void Decide(string channel, ImmutableArray<RefusedStart> starts);

    /// <summary>Calls back, on the poll loop, when a consumer's queue has room, or is empty.</summary>
    void WhenRoom(RoutedConsumer consumer, bool drained);

    /// <summary>Calls back, on the poll loop, after a delay.</summary>
    void After(TimeSpan delay, RoutedConsumer consumer);
}
