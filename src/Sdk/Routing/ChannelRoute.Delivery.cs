using TypedStreaming.Bayeux;
using TypedStreaming.Replay;

namespace TypedStreaming.Routing;

/// <summary>The part of the channel route that delivers events to the consumers that have not received them yet.</summary>
internal sealed partial class ChannelRoute
{
    /// <summary>
    /// The number of times that an event on the channel was delivered to a consumer. Events that a consumer had already received are not counted.
    /// </summary>
    public long Handed { get; private set; }

    /// <summary>
    /// Delivers an event to every consumer that has not received it. If the queue of one of these consumers has no free space, no consumer gets the
    /// event.
    /// </summary>
    /// <param name="frame">The event.</param>
    /// <param name="arrival">The response in which the event came.</param>
    /// <param name="appended">Receives the consumers whose queues got the event.</param>
    /// <returns>Null if the event was delivered. Otherwise a consumer whose queue has no room; in that case, no consumer got the
    /// event.</returns>
    public RoutedConsumer? Deliver(in EventFrame frame, in Arrival arrival, ICollection<RoutedConsumer> appended)
    {
        var id = NoteArrived(frame.Channel.Length, frame.ReplayId, arrival);
        foreach (var consumer in _consumers)
        {
            if (!consumer.HasRoom && consumer.Stage == ConsumerStage.Active && Wants(consumer, id)) return consumer;
        }

        foreach (var consumer in _consumers)
        {
            if (Admits(consumer, id, frame, null, arrival, appended)) Append(consumer, id, frame, arrival, appended);
        }

        if (id is { } read) Note(read, arrival);
        return null;
    }

    /// <summary>
    /// Delivers a notice that an event was skipped because its message is larger than the limit. Such a notice does not wait for free space in a
    /// queue.
    /// </summary>
    public void Deliver(OversizeEvent oversize, in Arrival arrival, ICollection<RoutedConsumer> appended)
    {
        var id = NoteArrived(oversize.Channel.Length, oversize.ReplayId, arrival);
        foreach (var consumer in _consumers)
        {
            if (Admits(consumer, id, default, oversize, arrival, appended)) Append(consumer, id, oversize, arrival, appended);
        }

        if (id is { } read) Note(read, arrival);
    }

    /// <summary>
    /// Handles a response that has been read completely. The consumers' settled ids (the replay ids up to which all events have arrived) can
    /// increase. Events that were held back until this response was read are now delivered or dropped, or are held back until another response has
    /// been read.
    /// </summary>
    public void SettleResponse(long response, in Arrival arrival, ICollection<RoutedConsumer> appended)
    {
        _mark.SettleResponse(response);
        _replay.SettleResponse(response);
        foreach (var consumer in _consumers)
        {
            if (consumer.Place.SettleResponse(response)) NoteNews(consumer, appended);
        }

        if (response == _subscribe) NoteReply();
        var isOver = response == _firstConnect;
        if (isOver) EndReplay(appended);
        if (_heldBack.IsEmpty) return;
        DecideResponse(response, arrival, appended);
        if (isOver) DecideResponse(OutstandingResponses.None, arrival, appended);
        if (isOver) DecideResponse(OutstandingResponses.Unknown, arrival, appended);
    }

    /// <summary>
    /// Records that a poll waited at the server and returned no events, while no other response was outstanding. This shows that all replayed events
    /// have arrived. The first poll after a subscribe request is ignored, because the server may still be loading the events to replay.
    /// </summary>
    public void SettleIdle(ICollection<RoutedConsumer> appended)
    {
        if (_awaitsFirstConnect || _firstConnect != OutstandingResponses.None) return;
        foreach (var consumer in _consumers)
        {
            if (consumer.Place.SettleIdle()) NoteNews(consumer, appended);
        }
    }

    /// <summary>
    /// Delivers or drops the events that were held back until a response had been read, because only this response could show whether the events are
    /// new. If the replay for a consumer is not complete, the events of that consumer are held back until the end of the replay.
    /// </summary>
    private void DecideResponse(long response, in Arrival arrival, ICollection<RoutedConsumer> appended)
    {
        foreach (var kept in _heldBack.Release(response))
        {
            var place = kept.Consumer.Place;
            var isUndecided = place.Fence is not null || (place.IsDoubtful && _isRepeated && !_isCurrent);
            if (place.IsReplaying && isUndecided) _heldBack.Hold(kept with { Awaited = OutstandingResponses.Unknown });
            else Decide(kept, arrival, appended);
        }
    }

    /// <summary>
    /// Records that an event on the channel was read. If the event had already been read, it counts as a repeated delivery for each consumer that has
    /// resumed after its queue was full.
    /// </summary>
    private void Note(long id, in Arrival arrival)
    {
        // After a subscribe request that skipped events, an old event says nothing about the current subscription.
        (_isMarkPresent, _lastResponse) = (_isMarkPresent || !_skips || _isCurrent, arrival.Response);
        var isNew = !_mark.Had(id);
        if (isNew) _mark.Receive(id, arrival.Response, arrival.Awaited);
        _replay.Note(id, isNew, arrival, _mark);
        foreach (var consumer in _consumers)
        {
            if (isNew) consumer.Parking.Arrive();
            else if (consumer.Parking.IsReturning) consumer.Parking.NoteSentAgain();
        }
    }

    private static void NoteNews(RoutedConsumer consumer, ICollection<RoutedConsumer> appended)
    {
        if (consumer.HasNews) return;
        consumer.HasNews = true;
        appended.Add(consumer);
    }

    /// <summary>Records the form of an arriving event. Returns its replay id, or null if no replay is possible from the event.</summary>
    private long? NoteArrived(int channelLength, long? replayId, in Arrival arrival)
    {
        if (channelLength == FullBytes.Length) IsNamedInFull = true;
        var id = arrival.Replays && replayId is >= 0 ? replayId : null;
        ExpectsUnnumbered |= id is null && arrival.Replays;
        return id;
    }

    private static bool Wants(RoutedConsumer consumer, long? id) =>
        id is not { } known || !(consumer.Place.Had(known) || known > consumer.Place.Fence);

    /// <summary>
    /// Returns true if a consumer receives an event now. Returns false if the consumer already has the event, is currently not receiving events, or
    /// must first receive earlier events.
    /// </summary>
    private bool Admits(
        RoutedConsumer consumer, long? id, in EventFrame frame, OversizeEvent? oversize, in Arrival arrival, ICollection<RoutedConsumer> appended)
    {
        if (consumer.Stage != ConsumerStage.Active)
        {
            Pass(consumer, id);
            return false;
        }

        if (id is not { } known) return true;
        var place = consumer.Place;
        if (known <= (place.Expected ?? place.Settled)) place.EndDoubt();
        if (place.Had(known))
        {
            if (known > place.Fence) return false;
            if (place.IsReplaying && IsConclusive(arrival)) ReportDoubt(consumer, arrival, appended);
            if (place.IsReplaying) place.Confirm(known, arrival.Awaited);
            MeetFence(consumer, known);
            return false;
        }

        if (known > place.Fence || MayOvertakeReplay(place, known, arrival))
        {
            Hold(consumer, known, frame, oversize, arrival);
            return false;
        }

        MeetFence(consumer, known);
        if (place.IsDoubtful && !IsConclusive(arrival))
        {
            Hold(consumer, known, frame, oversize, arrival);
            return false;
        }

        ReportDoubt(consumer, arrival, appended);
        if (!_heldBack.IsEmpty && arrival.Response != _lastResponse) TakeBefore(known, consumer, arrival, appended);
        return !place.Had(known); // A copy of the event may have been held back.
    }

    /// <summary>
    /// Returns true if the reply to the subscribe request has not been read completely and may contain older events than the response that is being
    /// read. Returns false if the consumer has already received the same event or a later one, or if the consumer has a fence (a replay id that the
    /// replay must reach first).
    /// </summary>
    private bool MayOvertakeReplay(Place place, long id, in Arrival arrival) =>
        place is { AwaitsReply: true, Fence: null }
        && arrival.Awaited != OutstandingResponses.None && arrival.Awaited == _subscribe && !(place.Received >= id);

    /// <summary>Records that the reply to the subscribe request has been read, which means that all events in the reply have arrived.</summary>
    private void NoteReply()
    {
        _subscribe = OutstandingResponses.None;
        foreach (var consumer in _consumers) consumer.Place.NoteReply();
    }

    /// <summary>
    /// Records that the replay has reached an event. Old events that arrived before the replay are dropped, because the replay sends them again.
    /// </summary>
    private void MeetFence(RoutedConsumer consumer, long id)
    {
        var place = consumer.Place;
        if (!place.IsReplaying && _heldBack.Release(consumer, OutstandingResponses.None) is [.., var last]) place.Expect(last.Id);
        place.MeetFence(id);
    }

    /// <summary>
    /// Returns true if all replayed events that are older than the arriving event are known to have arrived. Returns false while another response has
    /// not been read completely. Also returns false if the response may contain old events from before a repeated subscribe request.
    /// </summary>
    private bool IsConclusive(in Arrival arrival) =>
        arrival.Awaited == OutstandingResponses.None
        && (!_isRepeated || _isCurrent || (_firstConnect != OutstandingResponses.None && arrival.Response >= _firstConnect));

    /// <summary>
    /// Reports a gap if the server was asked to replay events that the consumer already has, but sent none of them. Events that were held back until
    /// this was known are delivered now, before later events.
    /// </summary>
    private void ReportDoubt(RoutedConsumer consumer, in Arrival arrival, ICollection<RoutedConsumer> appended)
    {
        if (!consumer.Place.IsDoubtful) return;
        consumer.Place.EndDoubt();
        consumer.ReportGap(GapOf(GapCause.ReplayIncomplete, consumer, null, _askedAt));
        NoteNews(consumer, appended);
        foreach (var kept in _heldBack.Release(consumer)) Decide(kept, arrival, appended);
    }

    /// <summary>
    /// Records the replay id of an event that is not delivered to a consumer, because the consumer is currently not receiving events. Only the
    /// smallest of these ids is kept.
    /// </summary>
    private static void Pass(RoutedConsumer consumer, long? id)
    {
        if (id is not { } known)
        {
            consumer.HasUnnumbered = true;
            if (consumer.ConfirmedAt is not null) consumer.Missing ??= (GapCause.NoReplay, null);
        }
        else if (!consumer.Place.Had(known))
        {
            consumer.Place.Refuse(known);
        }
    }

    /// <summary>
    /// Holds an event back for a consumer until an outstanding response, or the end of the replay, shows whether the event is new. If neither of
    /// them can show this, the event was sent before the subscribe request. Such an event is dropped when the replay begins, because the replay
    /// sends the event again.
    /// </summary>
    private void Hold(RoutedConsumer consumer, long id, in EventFrame frame, OversizeEvent? oversize, in Arrival arrival)
    {
        var decides = arrival.Awaited != OutstandingResponses.None ? arrival.Awaited
            : consumer.Place.IsReplaying ? OutstandingResponses.Unknown : OutstandingResponses.None;
        consumer.Place.Refuse(id); // Until the event is received, nothing after it is settled.
        if (oversize is not null) _heldBack.Hold(new HeldBackEvent([], consumer, id, arrival.Response, decides) { Oversize = oversize });
        else if (!_heldBack.TryHold(frame, consumer, arrival.Response, decides) && decides != OutstandingResponses.None) park(consumer);
    }

    private void Append(RoutedConsumer consumer, long? id, in EventFrame frame, in Arrival arrival, ICollection<RoutedConsumer> appended)
    {
        ReportMissing(consumer, _askedAt); // Events can come before the reply that confirms their subscription.
        if (consumer.IsDrained) consumer.Hold.Reset();
        if (!consumer.IsTooOld(frame, id)) consumer.Append(Name, frame);
        consumer.Parking.NoteUsed();
        NoteHanded(consumer, id, arrival, appended);
    }

    private void Append(RoutedConsumer consumer, long? id, OversizeEvent oversize, in Arrival arrival, ICollection<RoutedConsumer> appended)
    {
        ReportMissing(consumer, _askedAt);
        consumer.Append(Name, oversize);
        NoteHanded(consumer, id, arrival, appended);
    }

    private void NoteHanded(RoutedConsumer consumer, long? id, in Arrival arrival, ICollection<RoutedConsumer> appended)
    {
        consumer.HasUnnumbered = id is null && arrival.Replays;
        NoteNews(consumer, appended);
        Handed++;
        consumer.Series?.NoteUsed();
        if (id is { } known) consumer.Place.Receive(known, arrival.Response, arrival.Awaited, arrival.WasKept);
    }

    /// <summary>
    /// Ends the replay, because events from an earlier subscription can no longer arrive. If a consumer is still waiting for its first replayed
    /// event, a gap is reported to that consumer, because the server no longer has this event.
    /// </summary>
    private void EndReplay(ICollection<RoutedConsumer> appended)
    {
        (_firstConnect, _isCurrent) = (OutstandingResponses.None, true);
        _replay.EndReplay();
        foreach (var consumer in _consumers.Where(static consumer => consumer.Place.Fence is not null))
        {
            var wasMet = consumer.Place.IsReplaying;
            consumer.Place.LowerFence();
            if (wasMet) continue;
            consumer.ReportGap(GapOf(GapCause.ReplayIncomplete, consumer, null, _askedAt));
            consumer.Place.SettleReported();
            NoteNews(consumer, appended);
        }
    }

    /// <summary>
    /// Delivers an event that was held back, if no older event can still arrive. Otherwise, the event is held back again, or is dropped because the
    /// replay will send the event again.
    /// </summary>
    private void Decide(in HeldBackEvent kept, in Arrival arrival, ICollection<RoutedConsumer> appended)
    {
        if (kept.Consumer is not { Stage: ConsumerStage.Active } consumer || consumer.Place.Had(kept.Id)) return;
        var isReplaying = consumer.Place.IsReplaying;
        if (consumer.Place.Fence is { } fence && !(isReplaying && kept.Id <= fence))
        {
            _heldBack.Hold(kept with { Awaited = isReplaying ? OutstandingResponses.Unknown : OutstandingResponses.None });
            return;
        }

        ReportDoubt(consumer, arrival, appended);
        // The replayed events may have reached the fence, but not yet this event. In that case it comes once more, after the events before
        // it.
        TakeNew(kept, arrival with { Awaited = OutstandingResponses.Unknown }, appended);
    }

    /// <summary>
    /// Delivers the events that were held back and have smaller replay ids than an event in another response. These events are new, because the
    /// replay has moved past their ids without including them.
    /// </summary>
    private void TakeBefore(long id, RoutedConsumer consumer, in Arrival arrival, ICollection<RoutedConsumer> appended)
    {
        foreach (var kept in _heldBack.ReleaseBefore(consumer, id)) TakeNew(kept, arrival, appended);
    }

    private void TakeNew(in HeldBackEvent kept, in Arrival arrival, ICollection<RoutedConsumer> appended)
    {
        if (kept.Consumer.Place.Had(kept.Id)) return;
        var taken = arrival with { Response = kept.Response, WasKept = true };
        if (kept.Oversize is { } oversize)
        {
            Append(kept.Consumer, kept.Id, oversize, taken, appended);
            return;
        }

        var messages = new BayeuxReader(kept.Message);
        if (messages.Read()) Append(kept.Consumer, kept.Id, messages.Current, taken, appended);
    }
}
