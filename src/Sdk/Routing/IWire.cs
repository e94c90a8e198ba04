using System.Collections.Immutable;

namespace TypedStreaming.Routing;

/// <summary>What routing asks of the session. Used by the poll loop only.</summary>
internal interface IWire
{
    /// <summary>The channel is to be subscribed.</summary>
    void Want(string channel);

    /// <summary>The channel is to be unsubscribed.</summary>
    void Unwant(string channel);

    /// <summary>A new session is needed, in which every channel is subscribed again.</summary>
    void Renew(string why);

    /// <summary>Consumers whose place the server does not know decide where to go on.</summary>
    void Decide(string channel, ImmutableArray<RefusedStart> starts);

    /// <summary>Calls back, on the poll loop, when a consumer's queue has room, or is drained.</summary>
    void WhenRoom(RoutedConsumer consumer, bool drained);

    /// <summary>Calls back, on the poll loop, after a time.</summary>
    void After(TimeSpan delay, RoutedConsumer consumer);
}
