using System.Text.Json;
using TypedStreaming.Bayeux;
using TypedStreaming.Decoding;
using TypedStreaming.Replay;

namespace TypedStreaming.Subscriptions;

/// <summary>A channel subscribed by hand. All of these share one queue, but each has its own budget.</summary>
internal sealed class HandConsumer(ChannelName channel, EventsOptions options, DeliveryQueue<HandDelivery> shared)
    : ChannelConsumer(channel, options, new StartingPoint(options.From.OrElse ?? options.From))
{
    private readonly ByteBudget _budget = new(options.BufferBytes);
    private readonly ByteBudget _faults = new(int.MaxValue);

    public override string Description => $"The reader of Events() on {Channel}";

    public override bool ConflictsWith(ChannelConsumer other) => other is HandConsumer;

    public override bool Receive(string channel, in EventFrame frame)
    {
        var delivery = Read(channel, frame);
        if (shared.TryPut(delivery, frame.Message.Length, _budget)) return true;
        Complete(TooSlow(), discard: false);
        return false;
    }

    private HandDelivery Read(string channel, in EventFrame frame)
    {
        try
        {
            return new HandDelivery(BayeuxMessage.Parse(frame.Message), null);
        }
        catch (JsonException e)
        {
            return new HandDelivery(null, DecodeFailure.OfJson(channel, frame, e), Options.OnDecodeError);
        }
    }

    /// <summary>Events() has no place for gaps; the log has them.</summary>
    public override void ReportGap(Gap gap)
    {
    }

    /// <summary>
    /// The shared queue outlives the channel: a fault stands in it at its place, behind what came before. Where the
    /// channel was never confirmed, whoever subscribed it gets the fault instead.
    /// </summary>
    protected override void OnComplete(Exception? cause, bool discard)
    {
        if (cause is StreamingException && Confirmed.IsCompleted) shared.TryPut(new HandDelivery(null, cause), 0, _faults);
    }
}
