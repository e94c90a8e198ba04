using System.Collections.Immutable;
using TypedStreaming.Replay;

namespace TypedStreaming.Routing;

/// <summary>
/// The part of the channel route that handles a lost session, a refused subscribe request, and an org that has moved to another instance.
/// </summary>
internal sealed partial class ChannelRoute
{
    /// <summary>
    /// Records that the session is lost. No event is delivered until the channel is subscribed again, from the positions of its consumers.
    /// </summary>
    /// <param name="replays">True if the server whose session was lost can replay.</param>
    public void Lose(bool replays)
    {
        foreach (var consumer in _consumers) Lose(consumer, replays);
        _heldBack.Clear();
        (_confirmedBefore, _isCurrent, _awaitsFirstConnect, _firstConnect, _hasLostIds) = (false, false, false, OutstandingResponses.None, false);
        LeaveWire();
        ForgetSubscriptions();
    }

    /// <summary>
    /// Handles the case in which the server does not know the replay id of the subscribe request, and therefore does not know any earlier id. For
    /// each consumer whose position is at or before this id, the application decides where the consumer starts again. The other consumers continue
    /// from their positions.
    /// </summary>
    /// <returns>The consumers that wanted this id or an earlier one.</returns>
    public ImmutableArray<RoutedConsumer> Refuse()
    {
        PutOut();
        LeaveWire();
        ImmutableArray<RoutedConsumer> refused =
        [
            .. _consumers.Where(consumer =>
                consumer is { Stage: ConsumerStage.Waiting, Place.Settled: >= 0 } && consumer.Place.Settled <= Asked),
        ];
        foreach (var consumer in refused) Stop(consumer);
        _refusedThrough = Math.Max(_refusedThrough, Asked ?? Place.BeforeAll);
        return refused;
    }

    /// <summary>
    /// Handles the case in which the server no longer knows a replay id from before the session was lost, and therefore no longer has the events from
    /// that time. A consumer that had not received any event may have missed some of them, even if the server replays all the events that it still
    /// has.
    /// </summary>
    public void MissUnreceived()
    {
        _hasLostIds = true;
        foreach (var consumer in _consumers.Where(static consumer => consumer is { WasInterrupted: true, Place.AnyKnown: null }))
        {
            consumer.WasInterrupted = false;
            consumer.Missing ??= (GapCause.InterruptedBeforeFirstEvent, consumer.ConfirmedAt);
            if (consumer.Stage == ConsumerStage.Active && Confirmation is not null) ReportMissing(consumer, _askedAt);
        }
    }

    /// <summary>
    /// Handles the org's move to another instance. Replay ids from before the move cannot be compared with replay ids from after the move.
    /// </summary>
    /// <returns>The consumers that had an id, settled or not. For each of them, the application must decide where to continue.</returns>
    public ImmutableArray<RoutedConsumer> MoveOrg()
    {
        StartMark(null);
        ImmutableArray<RoutedConsumer> moved = [.. _consumers.Where(static consumer => consumer.Place.AnyKnown is not null)];
        foreach (var consumer in moved) Stop(consumer);
        // They wanted all events of the old instance, and had received none.
        foreach (var consumer in _consumers.Where(static consumer => consumer is { Stage: ConsumerStage.Waiting, Place.Settled: not null, ConfirmedAt: not null }))
            Miss(consumer, GapCause.OrgMoved, consumer.ConfirmedAt!.Value);
        return moved;
    }

    /// <summary>Records that a response that may have contained events was lost, while the subscription continues.</summary>
    public void MissEvents(DateTimeOffset since, DateTimeOffset now)
    {
        if (Confirmation is null) return;
        foreach (var consumer in _consumers) consumer.ReportGap(GapOf(GapCause.NoReplay, consumer, since, now));
    }

    private static void Stop(RoutedConsumer consumer)
    {
        consumer.Place.Close();
        consumer.Stage = ConsumerStage.Deciding;
    }

    private void Lose(RoutedConsumer consumer, bool replays)
    {
        if (replays && consumer.ConfirmedAt is { } since && GoesOnFromEarliest(consumer))
        {
            consumer.Place.GoOnFrom(Place.BeforeAll);
            consumer.SkipBefore(since);
        }

        if (consumer.ConfirmedAt is { } confirmed && MissingAfterLoss(consumer, replays) is { } cause) Miss(consumer, cause, confirmed);
        if (replays) consumer.Place.GoOnFromLeastKnown();

        consumer.HasUnnumbered = false;
        consumer.WasInterrupted = consumer is { ConfirmedAt: not null, Place.AnyKnown: null };
        consumer.Place.Lose();
        if (consumer.Stage == ConsumerStage.Active) consumer.Stage = ConsumerStage.Waiting;
    }

    private static bool GoesOnFromEarliest(RoutedConsumer consumer) =>
        consumer.Place.Settled is null && consumer.Start.From == ReplayFrom.LatestWithoutGap;

    private GapCause? MissingAfterLoss(RoutedConsumer consumer, bool replays)
    {
        if (replays && consumer.Place.Settled is null && consumer.Start.From == ReplayFrom.Latest) return GapCause.InterruptedBeforeFirstEvent;
        return !replays || consumer.HasUnnumbered || ExpectsUnnumbered ? GapCause.NoReplay : null;
    }

    /// <summary>
    /// Records that a consumer may have missed events. A gap that was recorded earlier is kept, with one exception: a gap before the consumer's first
    /// event replaces it, because such a gap includes all later gaps.
    /// </summary>
    private static void Miss(RoutedConsumer consumer, GapCause cause, DateTimeOffset since)
    {
        if (consumer.Missing is null) consumer.Missing = (cause, since);
        else if (cause == GapCause.InterruptedBeforeFirstEvent) consumer.Missing = (cause, consumer.Missing?.Since is null ? null : since);
    }

    private void ReportMissing(RoutedConsumer consumer, DateTimeOffset until)
    {
        if (consumer.Missing is not { } missing) return;
        consumer.Missing = null;
        consumer.ReportGap(GapOf(missing.Cause, consumer, missing.Since, until));
    }

    private Gap GapOf(GapCause cause, RoutedConsumer consumer, DateTimeOffset? since, DateTimeOffset now) => new()
    {
        Cause = cause,
        Channel = Name,
        From = since,
        To = now,
        // If no id was settled, the missing events may come before the only known id, or have the same id.
        AfterReplayId = cause != GapCause.InterruptedBeforeFirstEvent && consumer.Place.Settled is >= 0 and var settled ? settled : null,
    };
}
