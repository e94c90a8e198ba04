using System.Collections.Immutable;
using System.Text;
using TypedStreaming.Bayeux;

namespace TypedStreaming.Subscriptions;

/// <summary>
/// One channel's way from the wire to its consumers, and the place to resume at. The resume place is the poll loop's
/// alone; consumers are changed by the table under its lock, and read by the loop as a snapshot.
/// </summary>
internal sealed class ChannelRoute(ChannelName channel, ReplayFrom start)
{
    private long? _received;
    private long? _uncertain;
    private long? _overtaking;
    private bool _accepting;
    private ImmutableArray<ChannelConsumer> _consumers = [];

    public ChannelName Channel { get; } = channel;

    public string Name { get; } = channel.Full;

    /// <summary>What the server writes in its events: the channel with its filter, or without.</summary>
    public byte[] FullBytes { get; } = Encoding.UTF8.GetBytes(channel.Full);

    public byte[] TopicBytes { get; } = Encoding.UTF8.GetBytes(channel.Topic);

    public ImmutableArray<ChannelConsumer> Consumers
    {
        get => _consumers;
        set => ImmutableInterlocked.InterlockedExchange(ref _consumers, value);
    }

    /// <summary>The reply that confirmed the subscription, once there is one.</summary>
    public BayeuxMessage? Confirmation { get; private set; }

    public ReplayFrom Start => start;

    /// <summary>Whether a resubscription cannot tell the server what was received last, so that events may be missed.</summary>
    /// <param name="replays">Whether the server whose session was lost can replay.</param>
    public bool MayMissEvents(bool replays) =>
        Confirmation is not null && (!replays || (_received is null && start == ReplayFrom.Latest));

    /// <summary>Where the subscription that is about to be sent starts; from now on its events are taken.</summary>
    public long BeginSubscribing()
    {
        _accepting = true;
        return _received ?? _overtaking ?? start.Code;
    }

    public void Confirm(BayeuxMessage reply)
    {
        Confirmation = reply;
        foreach (var consumer in Consumers) consumer.Confirm(reply);
    }

    /// <summary>Hands an event to every consumer.</summary>
    /// <param name="frame">The event.</param>
    /// <param name="certain">
    /// Whether everything before it was received too. An event in another answer than the outstanding connect's may have
    /// overtaken what that connect still carries, and resuming after it could leave those out.
    /// </param>
    /// <returns>The consumers that had no room, and are over.</returns>
    public ImmutableArray<ChannelConsumer> Deliver(in EventFrame frame, bool certain)
    {
        if (!_accepting) return [];
        ImmutableArray<ChannelConsumer> full = [];
        foreach (var consumer in Consumers)
        {
            if (!consumer.Receive(Name, frame)) full = full.Add(consumer);
        }

        if (certain) _received = frame.ReplayId ?? _received;
        else _uncertain = frame.ReplayId ?? _uncertain;
        return full;
    }

    /// <summary>The outstanding connect was read whole: what overtook it is now as good as any.</summary>
    public void SettleReceived()
    {
        if (_uncertain is { } id && id > (_received ?? long.MinValue)) _received = id;
        _uncertain = null;
    }

    /// <summary>The session is lost: nothing is taken until the channel is subscribed again.</summary>
    public void Lose()
    {
        // Where nothing is certain, events behind the uncertain one can still be asked for; resuming at the present would lose them too.
        if (start == ReplayFrom.Latest) _overtaking = _uncertain ?? _overtaking;
        _uncertain = null;
        _accepting = false;
    }
}
