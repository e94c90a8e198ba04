using TypedStreaming.Telemetry;

namespace TypedStreaming.Routing;

/// <summary>
/// What happens when a consumer's queue is full: the loop waits for it, within a budget; then the consumer is parked, its place stays,
/// and its neighbours go on.
/// </summary>
internal sealed partial class RouteTable
{
    /// <summary>A consumer without room after an answer, for which the next poll waits; null if there is none.</summary>
    public RoutedConsumer? FirstFull()
    {
        foreach (var route in _routes.Routes)
        {
            foreach (var consumer in route.Consumers)
            {
                if (consumer is { Stage: ConsumerStage.Active, HasRoom: false }) return consumer;
            }
        }

        return null;
    }

    /// <summary>How long the loop may still wait before it goes on without a full consumer; zero if it may not.</summary>
    /// <param name="consumer">The full one.</param>
    /// <param name="at">When the answer began that fills it.</param>
    /// <param name="unread">Whether it is the socket that is left unread, and not the poll that is held.</param>
    public TimeSpan HoldFor(RoutedConsumer consumer, long at, bool unread)
    {
        if (consumer.Options.OnFull == FullBufferHandling.Fail) return TimeSpan.Zero;
        // Who subscribes explicitly takes nothing before the reply, which stands after the events.
        if (consumer.IsExplicit && !consumer.Opened.IsCompleted) return TimeSpan.Zero;
        // A connection that is left unread costs nobody anything where there is nobody else, and nothing is sent twice.
        if (unread && ConsumerCount == 1) return Timeout.InfiniteTimeSpan;
        return consumer.Hold.Remaining(limits.MaxHold, at, time);
    }

    /// <summary>Goes on without a consumer that has no room.</summary>
    public void GoOnWithout(RoutedConsumer consumer)
    {
        if (consumer.Options.OnFull == FullBufferHandling.Fail) Fail(consumer, $"its buffer of {consumer.Options.BufferBytes} bytes is full.");
        else if (consumer.Parking.CostsMoreThan(limits.MaxRedelivery)) Fail(consumer, "what the server sent again for it was more than it took.");
        else Park(consumer);
    }

    /// <summary>A consumer's queue has room again, or is drained; or its wait has ended.</summary>
    public void OnRoom(RoutedConsumer consumer, DateTimeOffset now)
    {
        // Some room is not enough: whoever never drains would slow its neighbours for ever, one budget after the other.
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
        metrics.Parked(consumer.Channel.Full);
        if (consumer.Parking.Count == 1) SubscriptionLog.Parked(logger, consumer.Description, consumer.Options.BufferBytes);
        if (_routes.Find(consumer.Channel.Full) is { } route) UnwantIfUnused(route);
        wire.WhenRoom(consumer, drained: true);
    }

    private void Return(ChannelRoute route, RoutedConsumer consumer, DateTimeOffset now)
    {
        consumer.Stage = ConsumerStage.Waiting;
        if (_replays && consumer is { Place.Settled: null, ConfirmedAt: { } since } && (consumer.Place.Received ?? consumer.Place.Refused) is not null)
        {
            // Without a place it would start at the present again, and miss what it refused.
            consumer.Place.GoOnFromEarliest();
            consumer.SkipBefore(since);
        }

        if (!_replays || consumer.HasUnnumbered || route.ExpectsUnnumbered) consumer.Missing ??= (GapCause.NoReplay, null);
        consumer.HasUnnumbered = false;
        SubscriptionLog.Unparked(logger, consumer.Description);
        LetIn(route, consumer, now);
    }

    private void Fail(RoutedConsumer consumer, string why)
    {
        SubscriptionLog.ConsumerTooSlow(logger, consumer.Description, consumer.Options.BufferBytes);
        metrics.ConsumerTooSlow(consumer.Channel.Full);
        End(consumer, consumer.TooSlow(why));
    }
}
