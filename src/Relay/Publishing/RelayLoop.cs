using System.Runtime.ExceptionServices;
using TypedStreaming.Hosting;
using TypedStreaming.Hosting.Dispatch;
using TypedStreaming.Hosting.Telemetry;
using TypedStreaming.Relay.Partitioning;
using TypedStreaming.Relay.Telemetry;

namespace TypedStreaming.Relay.Publishing;

/// <summary>
/// Receives the events of one channel, and publishes them to the stream. An event is acknowledged when the broker has stored all its copies.
/// </summary>
internal sealed class RelayLoop(ClientContext client, RelayPlan plan) : IHandlerLoop
{
    private readonly RepeatedTaking _taking = new(client, plan.Channel, plan.Options.Consumer);
    private readonly ConsumerTags _tags = new(client.DisplayName, plan.Channel, plan.Options.Consumer);
    private string? _doubt;
    private bool _hasFailedToPublish;

    public string Channel => plan.Channel;

    public string Consumer => plan.Options.Consumer;

    public string EventType => nameof(EventMessage);

    public EventKind Kind { get; } = RelayedChannel.KindOf(plan.Channel);

    public TakenEvents Taken { get; } = new(plan.Options.MaxUnacknowledged);

    public int KeysWaiting => 0;

    /// <summary>
    /// The last failure to receive events from the org, or null if there was none. Failures of the broker are reported by <see cref="Doubt"/>
    /// instead.
    /// </summary>
    public TakeFailure? LastTakeFailure => _taking.LastFailure is { Cause: StreamingError.Broker } ? null : _taking.LastFailure;

    public string? Doubt => Volatile.Read(ref _doubt);

    public Task RunAsync(IEventClient source, ClientRun run)
    {
        if (run.Epoch is null) RelayLog.NoLease(client.Logger, client.DisplayName);
        return _taking.RunAsync(() => TakeAsync(source, run), static () => Task.CompletedTask, run);
    }

    public ValueTask RunAgainAsync(DeadLetter letter, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("A relay does not handle events, so it has no dead letters.");

    private async Task TakeAsync(IEventClient source, ClientRun run)
    {
        Taken.Clear();
        try
        {
            // Before the channel is subscribed: without a broker, no event is taken from the org.
            var publisher = await RetryingPublisher.OpenAsync(plan.Broker, plan.Stream, plan.Options.MaxUnconfirmed, client.Time, run.Taking).ConfigureAwait(false);
            await using (publisher.ConfigureAwait(false))
            {
                // After a failed publication, only a stored message shows that the broker can be used.
                if (!_hasFailedToPublish) Volatile.Write(ref _doubt, null);
                await RelayAsync(source, publisher, run).ConfigureAwait(false);
                await publisher.CompleteAsync(run.Attempts).ConfigureAwait(false);
            }
        }
        catch (BrokerException e)
        {
            Volatile.Write(ref _doubt, $"The relay for the channel {plan.Channel} cannot publish events ({e.Kind}), and will try again.");
            throw;
        }
    }

    /// <summary>Relays events until the relay stops, or until the broker has been unavailable for too long.</summary>
    private async Task RelayAsync(IEventClient source, RetryingPublisher publisher, ClientRun run)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(run.Taking, publisher.Broken);
        try
        {
            await RelayAsync(source, publisher, run, ending.Token).ConfigureAwait(false);
        }
        catch (Exception) when (publisher.Failure is { } failure && !run.IsEnding)
        {
            // What was thrown is only a consequence, such as a cancelled wait.
            _hasFailedToPublish = true;
            ExceptionDispatchInfo.Throw(failure);
        }
        catch (OperationCanceledException) when (run.IsEnding)
        {
            // The caller waits for the events that are published and not yet confirmed.
        }
    }

    private async Task RelayAsync(IEventClient source, RetryingPublisher publisher, ClientRun run, CancellationToken ending)
    {
        var partitioner = new EventPartitioner(plan.Stream.Partitions, plan.KeyOf);
        var options = plan.EventsOptions((gap, _) => PublishGapAsync(gap, publisher, Maker(), ending));
        await foreach (var delivery in source.Deliveries(plan.Channel, options, ending).ConfigureAwait(false))
        {
            await Taken.RoomAsync(ending).ConfigureAwait(false);
            var taken = new RelayedEvent(delivery);
            Taken.Add(taken);
            client.Metrics.Consumed(_tags.Of(client.OrganizationId));
            var copies = delivery.TryGetEvent(out var message) ? Maker().Of(message) : Maker().OfUnreadable(plan.Channel, delivery.ReplayId);
            await publisher.AddAsync(new OutgoingEvent(copies, () => Acknowledge(taken, run)), ending).ConfigureAwait(false);
        }

        CopyMaker Maker() => new(partitioner, source.OrganizationId, run.Epoch, run.LeaseName);
    }

    /// <summary>Publishes a gap, and returns when the gap is stored in all partitions. If this fails, the gap is reported again.</summary>
    private async ValueTask PublishGapAsync(Gap gap, RetryingPublisher publisher, CopyMaker maker, CancellationToken cancellationToken)
    {
        var stored = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await publisher.AddAsync(new OutgoingEvent(maker.Of(gap), stored.SetResult), cancellationToken).ConfigureAwait(false);
        await stored.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        Succeeded();
    }

    private void Succeeded()
    {
        _hasFailedToPublish = false;
        _taking.Succeeded();
        Volatile.Write(ref _doubt, null);
    }

    private void Acknowledge(RelayedEvent taken, ClientRun run)
    {
        Succeeded();

        // Another replica may read these events now.
        if (!run.HoldsLease()) return;
        try
        {
            taken.Acknowledge();
            Taken.Finish(taken);
        }
        catch (InvalidOperationException)
        {
            // The client is disposed, or the enumeration ended long ago. The event is delivered and relayed again.
            RelayLog.AcknowledgedTooLate(client.Logger, client.DisplayName, plan.Channel);
        }
    }
}
