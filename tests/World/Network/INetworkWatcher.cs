using TypedStreaming.World.Org;

namespace TypedStreaming.World.Network;

/// <summary>Sees what goes over the wire.</summary>
internal interface INetworkWatcher
{
    /// <summary>The client has sent a request.</summary>
    void Sent(Exchange exchange, IReadOnlyList<Exchange> open);

    /// <summary>The org has acted on a request.</summary>
    /// <param name="exchange">The request.</param>
    /// <param name="session">The session that it was for, if the org knew it.</param>
    /// <param name="answer">The answer, or null if it holds the request.</param>
    void Served(Exchange exchange, OrgSession? session, Answer? answer);

    /// <summary>The client has got some of a response.</summary>
    /// <param name="exchange">The request.</param>
    /// <param name="before">The number of bytes of the body that it had before.</param>
    void Handed(Exchange exchange, int before);
}
