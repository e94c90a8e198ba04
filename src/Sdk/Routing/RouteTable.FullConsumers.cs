using TypedStreaming.Telemetry;

namespace TypedStreaming.Routing;

/// <summary>
/// The part of the routing table that handles consumers whose queues are full. The poll loop waits for such a consumer, up to a time limit. After
/// that, the consumer is parked: it receives no events until its queue is empty, and the other consumers continue.
/// </summary>
internal sealed partial class RouteTable
{
    /// <summary>
    /// Returns a consumer whose queue is full after a response was read, so that the next poll must wait for this consumer. Returns null if there is
    /// no such consumer.
    /// </summary>
    public RoutedConsumer? FirstFull()
    {
        foreach (var route in _routes.Routes)
        {
            if (route.FirstFull is { } consumer) return consumer;
        }

        return null;
    }

    /// <summary>
    /// Returns the remaining time for which the poll loop can wait for a consumer whose queue is full. After that time, the loop continues without
    /// this consumer. If the time is zero, the loop continues immediately.
    /// </summary>
    /// <param name="consumer">The full consumer.</param>
    /// <param name="at">The time at which the response that fills the queue began.</param>
    /// <param name="unread">True if the loop waits by leaving the socket unread; false if it waits by delaying the poll.</param>
    public TimeSpan HoldFor(RoutedConsumer consumer, long at, bool unread)
    {
        if (consumer.Options.OnFull == FullBufferHandling.Fail) return TimeSpan.Zero;
        // The caller of an explicit subscribe request takes no events before it gets the reply, and the reply comes after the events.
        if (consumer.IsExplicit && !consumer.Opened.IsCompleted) return TimeSpan.Zero;
        // If there is no other consumer, leaving the socket unread affects nobody, and no event is sent twice.
        if (unread && ConsumerCount == 1) return Timeout.InfiniteTimeSpan;
        return consumer.Hold.Remaining(limits.MaxHold, at, time);
    }

    /// <summary>
    /// Continues without a consumer whose queue is full. The consumer is parked (it receives no events until its queue is empty), or it ends with an
    /// error.
    /// </summary>
    public void GoOnWithout(RoutedConsumer consumer)
    {
        if (consumer.Options.OnFull == FullBufferHandling.Fail) Fail(consumer, SlowConsumerExceptions.OfFullBuffer(consumer));
        else if (consumer.Parking.CostsMoreThan(limits.MaxRedelivery)) Fail(consumer, SlowConsumerExceptions.OfRedelivery(consumer));
        else Park(consumer);
    }

    /// <summary>
    /// Handles a notice about a consumer whose queue was full: the queue has free space again or is empty, or the wait before the consumer resumes
    /// has ended.
    /// </summary>
    public void OnRoom(RoutedConsumer consumer, DateTimeOffset now)
    {
        // Some room is not enough. If a consumer's queue is never empty, it would slow the others for ever, because each time limit would
        // be followed by another.
        if (consumer.IsDrained) consumer.Hold.Reset();
        if (consumer.Stage != ConsumerStage.Parked || _routes.Find(consumer.Channel.Full) is not { } route || !route.Consumers.Contains(consumer)) return;
        if (!consumer.IsDrained) wire.WhenRoom(consumer, drained: true);
        else if (consumer.Parking.Wait > TimeSpan.Zero) wire.After(consumer.Parking.TakeWait(), consumer);
        else Return(route, consumer, now);
    }

    private void Park(RoutedConsumer consumer)
    {
        consumer.Place.Close();
        consumer.Stage = ConsumerStage.Parked;
        consumer.Hold.Reset();
        consumer.Parking.Begin(time);
        consumer.Publish();
        metrics.Parked(consumer.Series, consumer.Channel.Topic);
        if (consumer.Parking.Count == 1) SubscriptionLog.Parked(logger, consumer.Description, consumer.Options.BufferBytes);
        if (_routes.Find(consumer.Channel.Full) is { } route) UnwantIfUnused(route);
        wire.WhenRoom(consumer, drained: true);
    }

    private void Return(ChannelRoute route, RoutedConsumer consumer, DateTimeOffset now)
    {
        consumer.Stage = ConsumerStage.Waiting;
        if (_replays && consumer is { Place.Settled: null, ConfirmedAt: { } since } && (consumer.Place.Received ?? consumer.Place.Refused) is not null)
        {
            // Without a place, the consumer would start at new events again, and miss the events that it refused.
            consumer.Place.GoOnFrom(Place.BeforeAll);
            consumer.SkipBefore(since);
        }

        if (!_replays || consumer.HasUnnumbered || route.ExpectsUnnumbered) consumer.Missing ??= (GapCause.NoReplay, null);
        consumer.HasUnnumbered = false;
        SubscriptionLog.Unparked(logger, consumer.Description);
        LetIn(route, consumer, now);
        consumer.Publish();
    }

    private void Fail(RoutedConsumer consumer, StreamingException failure)
    {
        SubscriptionLog.ConsumerTooSlow(logger, consumer.Description, consumer.Options.BufferBytes);
        metrics.ConsumerTooSlow(consumer.Channel.Topic);
        End(consumer, failure);
    }
}
