using System.Collections.Immutable;

namespace TypedStreaming.Routing;

/// <summary>The requests of routing to the session. Used by the poll loop only.</summary>
internal interface IWire
{
    /// <summary>Requests that the channel is subscribed.</summary>
    void Want(string channel);

    /// <summary>Requests that the channel is unsubscribed.</summary>
    void Unwant(string channel);

    /// <summary>Requests a new session, in which every channel is subscribed again.</summary>
    void Renew(string why);

    /// <summary>Lets consumers whose place the server does not know decide where to continue.</summary>
    void Decide(string channel, ImmutableArray<RefusedStart> starts);

    /// <summary>Calls back, on the poll loop, when a consumer's queue has room, or is empty.</summary>
    void WhenRoom(RoutedConsumer consumer, bool drained);

    /// <summary>Calls back, on the poll loop, after a delay.</summary>
    void After(TimeSpan delay, RoutedConsumer consumer);
}
