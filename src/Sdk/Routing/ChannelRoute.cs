using System.Text;
using TypedStreaming.Bayeux;
using TypedStreaming.Replay;
using TypedStreaming.Replay.Starting;

namespace TypedStreaming.Routing;

/// <summary>
/// Routes the events of one channel to its consumers. Each consumer has its own position in the channel, and the channel is subscribed from the
/// earliest of these positions. Used by the poll loop only.
/// </summary>
/// <param name="channel">The channel.</param>
/// <param name="park">Parks a consumer that has no room for more events.</param>
internal sealed partial class ChannelRoute(ChannelName channel, Action<RoutedConsumer> park)
{
    private readonly HeldBackEvents _heldBack = new();
    private readonly SharedMessage _message = new();

    /// <summary>The replay ids that were read on the channel in this session, regardless of which consumers received the events.</summary>
    private readonly Place _mark = new(SharedIds.MayComeOn(channel.Topic));

    private readonly ReplayProgress _replay = new(SharedIds.MayComeOn(channel.Topic));
    private readonly List<RoutedConsumer> _consumers = [];
    private long? _markStart;
    private bool _confirmedBefore;

    /// <summary>
    /// The number of the first connect request after the reply to a subscribe request. The response to this connect request contains the replayed
    /// events, or the first part of them.
    /// </summary>
    private long _firstConnect = OutstandingResponses.None;

    /// <summary>The number of the last subscribe request. It is kept only until the response to this request has been read completely.</summary>
    private long _subscribe = OutstandingResponses.None;

    private bool _awaitsFirstConnect;
    private bool _isCurrent;

    /// <summary>
    /// True if the channel was already subscribed in this session, so that events from the earlier subscription can arrive before the replay.
    /// </summary>
    private bool _isRepeated;

    /// <summary>
    /// True if a consumer that wants only new events can start after the last event that was read on this channel. After a period without a
    /// subscription, the value is false until the next event on the channel is read.
    /// </summary>
    private bool _isMarkPresent;

    /// <summary>True if the channel has been unsubscribed since its first subscribe request in this session.</summary>
    private bool _wasLeft;

    /// <summary>The number of the response that contained the last event with a replay id.</summary>
    private long _lastResponse;

    /// <summary>
    /// True if, in this session, a subscribe request after the first one skipped events that had not been read. The ids of these events are unknown.
    /// </summary>
    private bool _hasHole;

    /// <summary>True if the last subscribe request skipped events that had not been read.</summary>
    private bool _skips;

    /// <summary>
    /// True if the server refused a replay id on this topic that dates from before the session. In that case, even a replay of all the events that
    /// the server has may be incomplete.
    /// </summary>
    private bool _hasLostIds;

    /// <summary>The greatest replay id that the server refused in this session. Events up to this id are not sent again.</summary>
    private long _refusedThrough = Place.BeforeAll;

    private DateTimeOffset _askedAt;

    public ChannelName Channel { get; } = channel;

    public string Name { get; } = channel.Full;

    /// <summary>The channel without its filter.</summary>
    public string Topic { get; } = channel.Topic;

    /// <summary>
    /// The org's allocation (a limit on delivered events) that applies to the channel's events; null if the channel is not a Salesforce channel.
    /// </summary>
    public EventAllocationKind? Allocation { get; } = Allocations.Of(channel.Topic);

    /// <summary>The number of events on the channel that have arrived but have not been added to the metrics yet.</summary>
    public int Arrived { get; set; }

    /// <summary>The full name of the channel, with its filter, in UTF-8.</summary>
    public byte[] FullBytes { get; } = Encoding.UTF8.GetBytes(channel.Full);

    public byte[] TopicBytes { get; } = Encoding.UTF8.GetBytes(channel.Topic);

    public IReadOnlyList<RoutedConsumer> Consumers => _consumers;

    /// <summary>The first active consumer whose queue is full, or null if there is none.</summary>
    public RoutedConsumer? FirstFull => _consumers.Find(static consumer => consumer is { Stage: ConsumerStage.Active, HasRoom: false });

    /// <summary>
    /// True if a consumer is waiting for the subscription or is receiving its events. A consumer that is parked (paused because its queue was full)
    /// counts only until the subscription is confirmed.
    /// </summary>
    public bool IsWanted => _consumers.Exists(static consumer =>
        consumer.Stage is ConsumerStage.Waiting or ConsumerStage.Active
        || consumer is { Stage: ConsumerStage.Parked, Opened.IsCompleted: false });

    /// <summary>
    /// True if a subscribe request for the channel was sent in this session, unless the request was then refused or the channel was then
    /// unsubscribed.
    /// </summary>
    public bool IsAsked { get; private set; }

    /// <summary>True if the channel was already subscribed in this session, so that events of that subscription may still arrive.</summary>
    public bool WasSubscribed { get; private set; }

    /// <summary>True if the channel is about to be unsubscribed. A consumer that joins now therefore needs another subscribe request.</summary>
    public bool IsLeaving { get; set; }

    /// <summary>True if the channel will be subscribed again, for consumers that have joined.</summary>
    public bool IsRestarting { get; set; }

    /// <summary>The server's reply that confirmed the current subscription; null until the subscription is confirmed.</summary>
    public BayeuxMessage? Confirmation { get; private set; }

    /// <summary>True if the server has confirmed a subscription to the channel since the client was started.</summary>
    public bool WasConfirmed { get; private set; }

    /// <summary>
    /// The replay id in the last subscribe request, which asked for the events after this id. A negative number means all events; null means new
    /// events only.
    /// </summary>
    public long? Asked { get; private set; }

    /// <summary>True if the server writes this channel's filter into the channel's events.</summary>
    public bool IsNamedInFull { get; private set; }

    /// <summary>
    /// True if events without a replay id have arrived on the channel. After a lost session, every consumer may have missed such events.
    /// </summary>
    public bool ExpectsUnnumbered { get; private set; }

    /// <summary>
    /// The start position of the first consumer that wants earlier events, which a server without replay support cannot send. Null if all consumers
    /// want new events only.
    /// </summary>
    public ReplayFrom? WantedPast =>
        _consumers.Where(static consumer => consumer.Place.Settled is not null).Select(static consumer => consumer.Start.From).FirstOrDefault();

    public void Add(RoutedConsumer consumer)
    {
        consumer.Message = _message;
        _consumers.Add(consumer);
    }

    public void Remove(RoutedConsumer consumer)
    {
        if (!_consumers.Remove(consumer)) return;
        consumer.Place.Leave();
        _heldBack.Forget(consumer);
    }

    /// <summary>
    /// True if a waiting consumer needs a new session. In the current session, events from an earlier subscription could not be distinguished from
    /// the events that the server replays for this consumer.
    /// </summary>
    public bool NeedsAnotherSession =>
        WasSubscribed && _consumers.Exists(consumer =>
            consumer is { Stage: ConsumerStage.Waiting, Place.Settled: not null }
            && (_mark.Settled is null || (_wasLeft && _mark.Received is null) || IsUnclear(consumer)));

    /// <summary>Lets a consumer receive events immediately, if the current subscription delivers all events that the consumer wants.</summary>
    /// <param name="consumer">A waiting consumer of this channel.</param>
    /// <param name="now">The server's time.</param>
    /// <param name="replays">True if the server replays.</param>
    public JoinOutcome Join(RoutedConsumer consumer, DateTimeOffset now, bool replays)
    {
        if (IsRestarting && _isMarkPresent && consumer.Place.Settled is null && _mark.Received is { } present) consumer.Place.StartAt(present);
        if (!IsAsked || IsRestarting || IsLeaving) return JoinOutcome.WithTheNextSubscribe;
        var isAhead = false;
        if (consumer.Place.Settled is { } settled && replays)
        {
            if (_mark.Settled is not { } read) return JoinOutcome.InAnotherSession;
            // After the channel was unsubscribed for a while, the events that were read before that say nothing about the current subscription.
            var received = _mark.Received ?? read;
            var covered = _isMarkPresent || !_wasLeft ? received : Math.Max(Asked ?? long.MaxValue, _skips ? received : Place.BeforeAll);
            if (covered > (consumer.Place.Through ?? settled)) return KnowsNothingAbove(consumer) ? JoinOutcome.InAnotherSession : JoinOutcome.ByAnotherSubscribe;
            isAhead = (consumer.Place.Expected ?? settled) > covered;
        }

        // It joins a subscribe request whose replay may not have begun, so that old events can come before the replayed ones.
        LetIn(consumer, now, _isRepeated && !_isCurrent ? FenceOf(consumer) : null);
        if (isAhead) consumer.Place.Doubt();
        if (Confirmation is not { } reply) return JoinOutcome.AtOnce;
        ReportMissing(consumer, now);
        consumer.Confirm(reply, now);
        return JoinOutcome.AtOnce;
    }

    /// <summary>Determines the start position of the next subscribe request. From now on, events from the new subscription are delivered.</summary>
    /// <param name="now">The server's time.</param>
    /// <returns>-1, -2 or an id.</returns>
    public long BeginSubscribing(DateTimeOffset now)
    {
        (Asked, _isRepeated) = (Earliest(_consumers), WasSubscribed);
        _skips = WasSubscribed && (Asked ?? long.MaxValue) > (_mark.Received ?? _mark.Settled);
        if (!WasSubscribed) StartMark(Asked);
        else if (_skips) (_wasLeft, _isMarkPresent, _hasHole) = (true, false, true);
        (IsAsked, IsRestarting, IsLeaving, Confirmation, _askedAt) = (true, false, false, null, now);
        foreach (var consumer in _consumers) LetIn(consumer, now);
        if (WasSubscribed && Asked is { } from) _replay.Begin(from, KnownAbove(from), _skips);

        (WasSubscribed, _isCurrent, _awaitsFirstConnect, _firstConnect) = (true, false, false, OutstandingResponses.None);
        return Asked switch { null => ReplayFrom.Latest.Code, Place.BeforeAll => ReplayFrom.Earliest.Code, { } id => id };
    }

    /// <param name="reply">The server's reply.</param>
    /// <param name="now">The server's time.</param>
    public void Confirm(BayeuxMessage reply, DateTimeOffset now)
    {
        (Confirmation, WasConfirmed, _confirmedBefore, _awaitsFirstConnect) = (reply, true, true, true);
        foreach (var consumer in _consumers.Where(static consumer => consumer.Stage is ConsumerStage.Active or ConsumerStage.Parked))
        {
            if (consumer.Stage == ConsumerStage.Active) ReportMissing(consumer, now);
            consumer.Confirm(reply, now);
        }
    }

    /// <summary>
    /// Records that the channel was unsubscribed, or that its subscribe request was refused. The replay ids that were read are kept until the session
    /// ends. The start position of a refused subscribe request is discarded.
    /// </summary>
    /// <param name="wasUnsubscribed">True if the server replied to an unsubscribe request, so that the channel may have been subscribed; false
    /// if a subscribe request was refused or the session is lost.</param>
    public void LeaveWire(bool wasUnsubscribed = false)
    {
        _isMarkPresent &= IsRestarting;
        _wasLeft |= !IsRestarting;
        var wasOnlyRefused = IsAsked && !wasUnsubscribed && !_confirmedBefore;
        (IsAsked, IsRestarting, IsLeaving, Confirmation) = (false, false, false, null);
        if (wasOnlyRefused) ForgetSubscriptions();
    }

    /// <summary>
    /// Handles a subscribe request that the server refused. The consumers of the channel get no events until the next subscribe request.
    /// </summary>
    public void PutOut()
    {
        _replay.Refuse();
        foreach (var consumer in _consumers.Where(static consumer => consumer.Stage == ConsumerStage.Active))
        {
            consumer.Place.Close();
            consumer.Stage = ConsumerStage.Waiting;
        }
    }

    /// <summary>Records that the subscribe request for the channel is being sent.</summary>
    public void NoteSubscribe(long request) => _subscribe = request;

    /// <summary>Records that a connect request is being sent.</summary>
    public void NoteConnect(long request)
    {
        if (!_awaitsFirstConnect) return;
        (_awaitsFirstConnect, _firstConnect) = (false, request);
    }

    private static long? Earliest(IEnumerable<RoutedConsumer> consumers)
    {
        long? earliest = null;
        foreach (var consumer in consumers.Where(static consumer => consumer.Stage is ConsumerStage.Waiting or ConsumerStage.Active))
        {
            if (consumer.Place.Settled is { } settled && (earliest is null || settled < earliest)) earliest = settled;
        }

        return earliest;
    }

    private void LetIn(RoutedConsumer consumer, DateTimeOffset now)
    {
        var isActive = consumer.Stage == ConsumerStage.Active;
        if (isActive && ExpectsUnnumbered) consumer.Missing ??= (GapCause.NoReplay, consumer.ConfirmedAt);
        if (isActive && consumer.Place.Settled is null && Asked is not null) SkipOlder(consumer, now);
        if (consumer.Stage == ConsumerStage.Waiting)
        {
            LetIn(consumer, now, FenceOf(consumer));
            consumer.Place.AwaitReply();
        }
        else if (!isActive || _confirmedBefore)
        {
            return;
        }

        if (consumer.Place.Settled > (Asked ?? long.MaxValue) || consumer.Place.Expected is not null) consumer.Place.Doubt();
    }

    private void LetIn(RoutedConsumer consumer, DateTimeOffset now, long? fence)
    {
        var place = consumer.Place;
        if (place.Settled is null)
        {
            // While older events are replayed for another consumer, the event that was received last is not a new one.
            if ((Asked is not null && !_isCurrent) || (WasSubscribed && !_isMarkPresent)) SkipPast(consumer, now);
            if (WasSubscribed && _isMarkPresent && _mark.Received is { } received) place.StartAt(received);
        }

        place.Open(fence, fence is null ? null : KnownAbove(place.Settled!.Value));
        consumer.Stage = ConsumerStage.Active;
    }

    /// <summary>
    /// Lets a consumer that wants only new events skip the older events that another consumer requested. If the server replays all the events that
    /// it has, only events without a replay id can be missing before the first event, because a server cannot replay such events.
    /// </summary>
    private void SkipPast(RoutedConsumer consumer, DateTimeOffset now)
    {
        if (consumer.NotBefore is null) consumer.SkipBefore(consumer.ConfirmedAt ?? now);
        if (Asked == Place.BeforeAll && !_hasLostIds && consumer.Missing is { Cause: GapCause.InterruptedBeforeFirstEvent } missing)
            consumer.Missing = ExpectsUnnumbered ? (GapCause.NoReplay, missing.Since) : null;
    }

    private void SkipOlder(RoutedConsumer consumer, DateTimeOffset now)
    {
        SkipPast(consumer, now);
        consumer.Place.SkipBeforeFirst();
    }

    private bool KnowsNothingAbove(RoutedConsumer consumer) => _mark.Received is null || IsUnclear(consumer);

    /// <summary>
    /// Returns true if events from an earlier subscription cannot be distinguished from the events that the server replays for a consumer.
    /// </summary>
    private bool IsUnclear(RoutedConsumer consumer) =>
        IsOnlyAskedAbove(consumer) || LacksFence(consumer)
        || (_replay.IsUnclearAt(consumer.Place.Settled!.Value) && !(consumer.Place.RefusedInSight > consumer.Place.Settled));

    /// <summary>
    /// Returns true if a consumer needs a fence (a replay id that the replay must reach before later events are delivered) but no suitable replay id
    /// is known. No id is suitable after a subscribe request that skipped events. On a channel where several events can have the same id, an id is
    /// not suitable if it is the only known id and more events with this id may arrive.
    /// </summary>
    private bool LacksFence(RoutedConsumer consumer) =>
        (_hasHole || _mark.Received > consumer.Place.Settled) && FenceOf(consumer) is null;

    /// <summary>
    /// Returns true if only one replay id after the consumer's position is known, and a filter may exclude the event with this id. In that case, old
    /// events cannot be distinguished from replayed events.
    /// </summary>
    private bool IsOnlyAskedAbove(RoutedConsumer consumer) =>
        consumer.Place.Settled < _markStart && _mark.Received == _markStart && KnownAbove(consumer.Place.Settled!.Value).Count == 0;

    /// <summary>
    /// Returns the known replay ids after a position. For a channel with a filter, the start position of the first subscribe request is omitted,
    /// because the filter may exclude the event with that id.
    /// </summary>
    private List<long> KnownAbove(long settled)
    {
        settled = Math.Max(settled, _refusedThrough);
        List<long> known = [.. _mark.KnownAbove(settled).Union(_replay.KnownAbove(settled)).Order()];
        if (Name != Channel.Topic && _markStart is { } start) known.Remove(start);
        return known;
    }

    private void ForgetSubscriptions()
    {
        (WasSubscribed, _wasLeft) = (false, false);
        StartMark(null);
    }

    private void StartMark(long? start)
    {
        _replay.Clear();
        (_markStart, _hasHole, _refusedThrough) = (start, false, Place.BeforeAll);
        _mark.StartAt(start);
    }

    /// <summary>
    /// Returns the fence for a consumer: the smallest known replay id after the consumer's position. A subscription from that position always replays
    /// the event with this id, so later events are held back until this event has arrived.
    /// </summary>
    private long? FenceOf(RoutedConsumer consumer)
    {
        if (!WasSubscribed || consumer.Place.Settled is not { } settled) return null;
        var known = KnownAbove(settled) is [var first, ..] ? first : (long?)null;
        var refused = consumer.Place.RefusedInSight is { } least && least > settled ? least : (long?)null;
        return refused < known || known is null ? refused : known;
    }
}
