using TypedStreaming.Bayeux;
using TypedStreaming.Replay;
using TypedStreaming.Session;
using TypedStreaming.Telemetry;

namespace TypedStreaming.Subscriptions;

/// <summary>Brings a consumer to work: its name, its position, its start, its subscription, its anchor.</summary>
internal sealed class ConsumptionOpener(SessionContext context, PositionTable positions, IReplayStore store)
{
    /// <returns>The consumer at work, confirmed by the server. A run that ended meanwhile shows in its first move.</returns>
    /// <exception cref="InvalidOperationException">Another consumer of that name is active.</exception>
    /// <exception cref="StreamingException">The store, or a callback of the program, failed; or the position cannot be resumed at.</exception>
    public async Task<Consumption<T>> OpenAsync<T>(StreamingSession session, ConsumerPlan<T> plan, CancellationToken cancellationToken)
    {
        var keeper = positions.Enter(plan.Channel.Topic, plan.Options.Name);
        var (consumer, held, isNew) = await PrepareOrAbandonAsync(session, plan, keeper, cancellationToken).ConfigureAwait(false);

        // From here on the consumption leaves the keeper, once: after that it may be somebody else's.
        var consumption = new Consumption<T>(session.Table, keeper, consumer, held);
        return await ConfirmedAsync(session, consumption, consumer, isNew ? keeper : null, cancellationToken).ConfigureAwait(false);
    }

    private async Task<(QueueingConsumer<T> Consumer, HeldEvents<T> Held, bool IsNew)> PrepareOrAbandonAsync<T>(
        StreamingSession session, ConsumerPlan<T> plan, PositionKeeper keeper, CancellationToken cancellationToken)
    {
        try
        {
            return await PrepareAsync(session, plan, keeper, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            await AbandonAsync(keeper).ConfigureAwait(false);
            throw;
        }
    }

    private async Task<(QueueingConsumer<T> Consumer, HeldEvents<T> Held, bool IsNew)> PrepareAsync<T>(
        StreamingSession session, ConsumerPlan<T> plan, PositionKeeper keeper, CancellationToken cancellationToken)
    {
        var token = session.Token!;
        var (instance, options) = (token.InstanceUrl.Host, plan.Options);
        var key = new ReplayKey(token.OrganizationId ?? instance, plan.Channel.Topic, options.Name);
        var saving = new SavingOptions(options.SaveInterval, options.SaveCount, context.Options.RequestTimeout);
        var migrating = new MigratingStore(store, FormerKeys.Of(key, instance));
        var cursor = await keeper.OpenAsync(migrating, key, instance, saving, cancellationToken).ConfigureAwait(false);
        WarnIfEnding(plan, cursor, session.ServerNow);
        var held = keeper.Held<T>(plan.GoesOn, options.MaxUnacknowledged);
        var resume = held.Resume;
        var start = resume.Id is { } whole
            ? new StartingPoint(ReplayFrom.After(whole))
            : StartingPoint.Of(plan.Channel.Full, options.From, cursor, instance, session.ServerNow);
        // Nothing better is known than the id of what is held, and less may be lost behind it than before the present.
        if (start.From == ReplayFrom.Latest && resume.Doubtful is { } last) start = start with { From = ReplayFrom.After(last) };
        start = await DecidedAsync(plan, start, session.ServerNow, cancellationToken).ConfigureAwait(false);
        return (plan.Make(start), held, cursor.Position is null);
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

    private static async Task<Consumption<T>> ConfirmedAsync<T>(
        StreamingSession session, Consumption<T> consumption, QueueingConsumer<T> consumer, PositionKeeper? anchored, CancellationToken cancellationToken)
    {
        try
        {
            session.Table.Attach(consumer);
            var reply = await consumer.Confirmed.WaitAsync(cancellationToken).ConfigureAwait(false);
            if (reply is not null && anchored is not null) await anchored.SaveAnchorAsync(consumer.ConfirmedAt).ConfigureAwait(false);
            return consumption;
        }
        catch
        {
            await consumption.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Whatever failed is thrown; that nothing could be saved either adds nothing.</summary>
    private static async Task AbandonAsync(PositionKeeper keeper)
    {
        try
        {
            await keeper.LeaveAsync().ConfigureAwait(false);
        }
        catch (StreamingException)
        {
            return; // The first failure is the one to tell.
        }
    }

    private void WarnIfEnding<T>(ConsumerPlan<T> plan, IReplayCursor cursor, DateTimeOffset now)
    {
        if (cursor.Position is not { } position || !Retention.IsEnding(plan.Channel.Topic, position, now)) return;
        SubscriptionLog.PositionEnding(context.Logger, plan.Channel.Full, plan.Options.Name, position.At, Retention.Of(plan.Channel.Topic));
        context.Metrics.PositionEnding(plan.Channel.Full);
    }
}
