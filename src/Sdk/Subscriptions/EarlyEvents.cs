using System.Collections.Immutable;
using TypedStreaming.Bayeux;

namespace TypedStreaming.Subscriptions;

/// <summary>
/// New events that came in another answer while the reply to a subscribe, and with it what it replays, was still on its way.
/// They wait behind that: taken at once they would stand before older events, and a position or a resumption behind them
/// would leave the older ones out. The poll loop's alone.
/// </summary>
internal sealed class EarlyEvents
{
    private readonly List<(byte[] Message, Awaited Awaited)> _held = [];
    private long _bytes;

    /// <summary>Keeps an event.</summary>
    /// <param name="frame">The event; its bytes are copied.</param>
    /// <param name="awaited">As it was delivered; see <see cref="ResumePoint.Receive"/>.</param>
    /// <param name="limit">How many bytes are kept.</param>
    /// <returns>Whether it fitted.</returns>
    public bool TryHold(in EventFrame frame, Awaited awaited, long limit)
    {
        if (_bytes + frame.Message.Length > limit) return false;
        _bytes += frame.Message.Length;
        _held.Add((frame.Message.ToArray(), awaited));
        return true;
    }

    /// <summary>Hands all of them to a route.</summary>
    /// <param name="route">The route.</param>
    /// <param name="isReplayed">Whether the answer to its subscribe, which they awaited, was read.</param>
    /// <returns>The consumers that had no room, and are over.</returns>
    public ImmutableArray<ChannelConsumer> DeliverTo(ChannelRoute route, bool isReplayed)
    {
        ImmutableArray<ChannelConsumer> full = [];
        foreach (var (message, awaited) in _held)
        {
            var reader = new BayeuxReader(message);
            reader.Read();
            var still = isReplayed && awaited == Awaited.SideRequest ? Awaited.Nothing : awaited;
            full = full.AddRange(route.Deliver(reader.Current, still, route.Name));
        }

        return full;
    }
}
