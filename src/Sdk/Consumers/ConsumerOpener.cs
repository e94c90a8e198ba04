using Microsoft.Extensions.Logging;
using TypedStreaming.Consumers.Acknowledgement;
using TypedStreaming.Replay;
using TypedStreaming.Replay.Starting;
using TypedStreaming.Replay.Stores;
using TypedStreaming.Routing;
using TypedStreaming.Telemetry;

namespace TypedStreaming.Consumers;

/// <summary>
/// Opens a consumer: reserves its name, reads its stored position, determines where it starts, subscribes to its channel, and stores the start
/// position.
/// </summary>
internal sealed class ConsumerOpener(
    NameTable names, IReplayStore store, TimeSpan storeTimeout, TimeProvider time, ILogger logger, ClientMetrics metrics, string transport = ReplayTransport.CometD)
{
    /// <param name="source">The run.</param>
    /// <param name="plan">The consumer to open.</param>
    /// <param name="joined">An action that is called when the consumer has joined, or cannot join.</param>
    /// <param name="cancellationToken">Ends the opening.</param>
    /// <returns>The open consumer, confirmed by the server. If the run ended during the opening, the first move of the consumer reports
    /// that.</returns>
    /// <exception cref="InvalidOperationException">Another consumer of that name is active.</exception>
    /// <exception cref="StreamingException">The store, or a callback of the application, failed; or the client cannot resume at the
    /// position.</exception>
    public Task<QueueReader<T>> OpenAsync<T>(IEventSource source, ConsumerPlan<T> plan, Action joined, CancellationToken cancellationToken) =>
        plan.Options.IsEphemeral ? OpenEphemeralAsync(source, plan, joined, cancellationToken) : OpenNamedAsync(source, plan, joined, cancellationToken);

    private Task<QueueReader<T>> OpenEphemeralAsync<T>(IEventSource source, ConsumerPlan<T> plan, Action joined, CancellationToken cancellationToken)
    {
        var sharesIds = SharedIds.MayComeOn(plan.Channel.Topic);
        var events = new RemainingEvents<T>(plan.Channel.Full, new EventQueue<T>(sharesIds, instance: null), new Place(sharesIds));
        var start = new StartingPoint(plan.Options.From.OrElse ?? plan.Options.From);
        var consumer = plan.Make(start, events);
        consumer.StartAt(start);
        var reader = new QueueReader<T>(source, names, null, consumer, events, logger, metrics);
        return ConfirmedAsync(source, reader, consumer, null, joined, cancellationToken);
    }

    private async Task<QueueReader<T>> OpenNamedAsync<T>(
        IEventSource source, ConsumerPlan<T> plan, Action joined, CancellationToken cancellationToken)
    {
        var named = names.Enter(plan.Channel.Topic, plan.Options.Name);
        var (consumer, events, isNew) = await PrepareOrAbandonAsync(source, plan, named, cancellationToken).ConfigureAwait(false);

        // From here on, the open consumer releases the name. It does so only once, because afterwards the name may belong to another consumer.
        named.OnFailure(failure => consumer.Complete(failure, discard: true));
        var reader = new QueueReader<T>(source, names, named, consumer, events, logger, metrics);
        return await ConfirmedAsync(source, reader, consumer, isNew ? named : null, joined, cancellationToken).ConfigureAwait(false);
    }

    private async Task<(QueueingConsumer<T> Consumer, RemainingEvents<T> Events, bool IsNew)> PrepareOrAbandonAsync<T>(
        IEventSource source, ConsumerPlan<T> plan, NamedConsumer named, CancellationToken cancellationToken)
    {
        try
        {
            return await PrepareAsync(source, plan, named, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            await AbandonAsync(named).ConfigureAwait(false);
            throw;
        }
    }

    private async Task<(QueueingConsumer<T> Consumer, RemainingEvents<T> Events, bool IsNew)> PrepareAsync<T>(
        IEventSource source, ConsumerPlan<T> plan, NamedConsumer named, CancellationToken cancellationToken)
    {
        var token = source.Token;
        var (instance, options) = (token.InstanceUrl.Host, plan.Options);
        var key = new ReplayKey(token.OrganizationId ?? instance, plan.Channel.Topic, options.Name) { Transport = transport };
        var saving = new SavingSchedule(options.SaveInterval, options.SaveCount, storeTimeout);
        var cursor = await named.OpenAsync(StoreOf(key, instance), key, instance, saving, cancellationToken).ConfigureAwait(false);
        WarnIfEnding(plan, cursor, source.ServerNow);
        var events = named.Enqueue<T>(plan.Channel.Full, plan.GoesOn, out var continues);
        events.Queue.Reopen();
        events.Queue.Rewind();
        var start = StartingPoint.Of(plan.Channel.Full, options.From, cursor, instance, source.ServerNow, transport);
        var carried = await CarriedAsync(plan, named, key, cursor, cancellationToken).ConfigureAwait(false);
        if (carried is not null) start = new StartingPoint(carried.OpaqueId is { } id ? ReplayFrom.After(id) : ReplayFrom.After(carried.ReplayId!.Value));
        if (!continues) start = await DecidedAsync(plan, start, source.ServerNow, cancellationToken).ConfigureAwait(false);
        if (plan.GoesOn && named.HasMoved) start = start.WithoutWhatWasLeft(plan.Channel.Full, source.ServerNow);
        var consumer = plan.Make(start, events);
        consumer.Instance = instance;
        if (!continues) Begin(consumer, start);
        else if (events.Place.Settled is null) GoOn(consumer, start);
        return (consumer, events, cursor.Position is null && carried is null);
    }

    /// <summary>
    /// Returns the store for the consumer's position. Over CometD, this store also looks for positions under older forms of the key.
    /// </summary>
    private IReplayStore StoreOf(ReplayKey key, string instance) =>
        transport == ReplayTransport.CometD ? new MigratingStore(store, FormerKeys.Of(key, instance)) : store;

    /// <summary>
    /// Returns the position that the consumer reached when it used the other transport, if the options request it and there is no position for the
    /// current transport. The position is saved before the first event, so that it is not lost if the application ends.
    /// </summary>
    private async Task<ReplayPosition?> CarriedAsync<T>(
        ConsumerPlan<T> plan, NamedConsumer named, ReplayKey key, IReplayCursor cursor, CancellationToken cancellationToken)
    {
        if (!plan.Options.CarryOverPosition || !plan.GoesOn || cursor.Position is not null) return null;
        var carried = await CarriedPosition.FindAsync(store, key, storeTimeout, time, logger, cancellationToken).ConfigureAwait(false);
        if (carried is not null) await named.SaveStartAsync(carried).ConfigureAwait(false);
        return carried;
    }

    private static void Begin<T>(QueueingConsumer<T> consumer, StartingPoint start)
    {
        consumer.StartAt(start);
        Report(consumer, start);
    }

    /// <summary>
    /// Lets the consumer continue after the events that it has already received. If it has not received any event, it begins at the configured start.
    /// </summary>
    private static void GoOn<T>(QueueingConsumer<T> consumer, StartingPoint start)
    {
        consumer.GoOnAt(start);
        Report(consumer, start);
    }

    private static void Report<T>(QueueingConsumer<T> consumer, StartingPoint start)
    {
        if (start.Gap is not { } gap) return;
        consumer.ReportGap(gap);
        consumer.Publish();
    }

    private static async Task<StartingPoint> DecidedAsync<T>(
        ConsumerPlan<T> plan, StartingPoint start, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (start.Invalid is not { } invalid) return start;
        var from = await plan.Options.InvalidReplayOrDefault.DecideAsync(invalid, cancellationToken).ConfigureAwait(false);
        return from is not null
            ? InvalidPosition.Restart(invalid, from, now)
            : throw InvalidPosition.Failure(invalid);
    }

    private static async Task<QueueReader<T>> ConfirmedAsync<T>(
        IEventSource source, QueueReader<T> reader, QueueingConsumer<T> consumer, NamedConsumer? anchored, Action joined,
        CancellationToken cancellationToken)
    {
        try
        {
            reader.Measure();
            source.Attach(consumer);
            joined();
            var isOpened = await consumer.Opened.WaitAsync(cancellationToken).ConfigureAwait(false);
            if (isOpened && anchored is not null) await anchored.SaveAnchorAsync(AnchorOf(consumer)).ConfigureAwait(false);
            return reader;
        }
        catch
        {
            await reader.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>
    /// Returns the date that is stored in place of a replay id until the first event is acknowledged. Normally, this is the time at which the
    /// subscription was confirmed; if the consumer starts at a past position, it is a date in 1970. After a restart, events after this date may be
    /// missing.
    /// </summary>
    private static DateTimeOffset AnchorOf(RoutedConsumer consumer) =>
        consumer.Start.From.Settled is null ? consumer.ConfirmedAt!.Value : ReplayPosition.Beginning;

    /// <summary>
    /// Closes a consumer that could not be opened. The caller throws the original failure, so if saving the position fails too, that failure is not
    /// reported.
    /// </summary>
    private async Task AbandonAsync(NamedConsumer named)
    {
        try
        {
            await names.LeaveAsync(named).ConfigureAwait(false);
        }
        catch (StreamingException)
        {
            return; // The first failure is the one to report.
        }
    }

    private void WarnIfEnding<T>(ConsumerPlan<T> plan, IReplayCursor cursor, DateTimeOffset now)
    {
        if (cursor.Position is not { } position || !ChannelRetention.IsEnding(plan.Channel.Topic, position, now)) return;
        SubscriptionLog.PositionEnding(logger, plan.Channel.Full, plan.Options.Name, position.At, ChannelRetention.Of(plan.Channel.Topic));
        metrics.PositionEnding(plan.Channel.Topic);
    }
}
