using TypedStreaming.Bayeux;
using TypedStreaming.Replay;

namespace TypedStreaming.Routing;

/// <summary>Delivers an event to the consumers that have not received it.</summary>
internal sealed partial class ChannelRoute
{
    /// <summary>The number of times that an event was given to a consumer. An event that all consumers had before is not counted.</summary>
    public long Handed { get; private set; }

    /// <summary>Gives an event to every consumer whose place is before it.</summary>
    /// <param name="frame">The event.</param>
    /// <param name="arrival">The answer in which it came.</param>
    /// <param name="appended">Receives the consumers to whose queue it was appended.</param>
    /// <returns>A consumer whose queue has no room: no consumer got the event then. Null if it was delivered.</returns>
    public RoutedConsumer? Deliver(in EventFrame frame, in Arrival arrival, ICollection<RoutedConsumer> appended)
    {
        if (frame.Channel.Length == FullBytes.Length) IsNamedInFull = true;
        var id = arrival.Replays && frame.ReplayId is >= 0 ? frame.ReplayId : null;
        ExpectsUnnumbered |= id is null && arrival.Replays;
        foreach (var consumer in _consumers)
        {
            if (!consumer.HasRoom && consumer.Stage == ConsumerStage.Active && Wants(consumer, id)) return consumer;
        }

        foreach (var consumer in _consumers)
        {
            if (Admits(consumer, id, frame, arrival, appended)) Append(consumer, id, frame, arrival, appended);
        }

        if (id is { } read) Note(read, arrival);
        return null;
    }

    /// <summary>
    /// Does the same as <see cref="Deliver(in EventFrame, in Arrival, ICollection{RoutedConsumer})"/> for an event that was too large to be
    /// kept, for which there is always room.
    /// </summary>
    public void Deliver(OversizeEvent oversize, in Arrival arrival, ICollection<RoutedConsumer> appended)
    {
        var id = arrival.Replays && oversize.ReplayId is >= 0 ? oversize.ReplayId : null;
        foreach (var consumer in _consumers)
        {
            if (!Admits(consumer, id, default, arrival, appended)) continue;
            ReportMissing(consumer, _askedAt);
            consumer.Append(Name, oversize);
            NoteHanded(consumer, id, arrival, appended);
        }

        if (id is { } read) Note(read, arrival);
    }

    /// <summary>Notes that an answer was read completely: settles the events that waited for it, and decides about those beyond a fence.</summary>
    public void SettleAnswered(long answer, in Arrival arrival, ICollection<RoutedConsumer> appended)
    {
        _mark.SettleAnswered(answer);
        _rereading.SettleAnswered(answer);
        foreach (var consumer in _consumers)
        {
            if (consumer.Place.SettleAnswered(answer)) NoteNews(consumer, appended);
        }

        var isOver = answer == _firstConnect;
        if (isOver) EndReplay(appended);
        if (_fenced.IsEmpty) return;
        DecideAnswered(answer, arrival, appended);
        if (isOver) DecideAnswered(Answers.Unknown, arrival, appended);
    }

    /// <summary>Decides about the events that waited for an answer. Those of a replay that goes on wait for its end.</summary>
    private void DecideAnswered(long answer, in Arrival arrival, ICollection<RoutedConsumer> appended)
    {
        foreach (var kept in _fenced.Release(answer))
        {
            if (kept.Consumer.Place is { Fence: not null, IsReplaying: true }) _fenced.Hold(kept with { Awaited = Answers.Unknown });
            else Decide(kept, arrival, appended);
        }
    }

    /// <summary>Notes the last event that was read of the channel, and the consumers for which an event was sent again.</summary>
    private void Note(long id, in Arrival arrival)
    {
        (_isMarkPresent, _lastAnswer) = (true, arrival.Answer);
        var isNew = !_mark.Had(id);
        if (isNew) _mark.Receive(id, arrival.Answer, arrival.Awaited);
        _rereading.Note(id, arrival, _mark);
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

    private static bool Wants(RoutedConsumer consumer, long? id) =>
        id is not { } known || !(consumer.Place.Had(known) || known > consumer.Place.Fence);

    /// <summary>Returns true if a consumer gets an event now; an event that it does not get is noted in its place.</summary>
    private bool Admits(RoutedConsumer consumer, long? id, in EventFrame frame, in Arrival arrival, ICollection<RoutedConsumer> appended)
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
            if (place.IsReplaying && arrival.Awaited == Answers.None) ReportDoubt(consumer, arrival, appended);
            if (place.IsReplaying) place.Confirm(known, arrival.Awaited);
            place.MeetFence(known);
            return false;
        }

        if (known > place.Fence)
        {
            Hold(consumer, known, frame, arrival);
            return false;
        }

        if (place.IsDoubtful && arrival.Awaited != Answers.None && !frame.Message.IsEmpty)
        {
            Hold(consumer, known, frame, arrival);
            return false;
        }

        place.MeetFence(known);
        ReportDoubt(consumer, arrival, appended);
        if (!_fenced.IsEmpty && arrival.Answer != _lastAnswer) TakeBefore(known, consumer, arrival, appended);
        return true;
    }

    /// <summary>
    /// Reports a gap, because none of the known ids up to the place has come. Events that waited for that are delivered now, before later
    /// ones.
    /// </summary>
    private void ReportDoubt(RoutedConsumer consumer, in Arrival arrival, ICollection<RoutedConsumer> appended)
    {
        if (!consumer.Place.IsDoubtful) return;
        consumer.Place.EndDoubt();
        consumer.ReportGap(GapOf(GapCause.ReplayIncomplete, consumer, null, _askedAt));
        foreach (var kept in _fenced.Release(consumer)) Decide(kept, arrival, appended);
    }

    /// <summary>Notes in the place of a consumer that takes no events at present the least id that it has not received.</summary>
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
    /// Keeps an event beyond the fence if an outstanding answer may contain replayed events before it. Otherwise the event is old, and comes
    /// again. After the replay has begun, events are also kept until no old ones can come, which costs nothing.
    /// </summary>
    private void Hold(RoutedConsumer consumer, long id, in EventFrame frame, in Arrival arrival)
    {
        var decides = arrival.Awaited != Answers.None ? arrival.Awaited
            : consumer.Place.IsReplaying ? Answers.Unknown
            : arrival.Answer == _firstConnect ? arrival.Answer : Answers.None;
        if (decides == Answers.None || frame.Message.IsEmpty || _fenced.TryHold(frame, consumer, decides)) return;
        park(consumer);
        consumer.Place.Refuse(id);
    }

    private void Append(RoutedConsumer consumer, long? id, in EventFrame frame, in Arrival arrival, ICollection<RoutedConsumer> appended)
    {
        ReportMissing(consumer, _askedAt); // Events can come before the reply that confirms their subscription.
        consumer.HasUnnumbered = id is null && arrival.Replays;
        if (consumer.IsDrained) consumer.Hold.Reset();
        if (!consumer.IsTooOld(frame, id)) consumer.Append(Name, frame);
        consumer.Parking.NoteUsed();
        NoteHanded(consumer, id, arrival, appended);
    }

    private void NoteHanded(RoutedConsumer consumer, long? id, in Arrival arrival, ICollection<RoutedConsumer> appended)
    {
        NoteNews(consumer, appended);
        Handed++;
        consumer.Series?.NoteUsed();
        if (id is { } known) consumer.Place.Receive(known, arrival.Answer, arrival.Awaited);
    }

    /// <summary>
    /// Ends the replay. A fence that no replayed event has reached is removed: the ids up to it no longer exist at the server. No old events
    /// come from now on.
    /// </summary>
    private void EndReplay(ICollection<RoutedConsumer> appended)
    {
        (_firstConnect, _isCurrent) = (Answers.None, true);
        _rereading.EndReplay();
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

    /// <summary>Delivers an event that is no longer kept, if no old events can come any more.</summary>
    private void Decide(in FencedEvent kept, in Arrival arrival, ICollection<RoutedConsumer> appended)
    {
        if (kept.Consumer is not { Stage: ConsumerStage.Active, Place.Fence: null } consumer || consumer.Place.Had(kept.Id)) return;
        ReportDoubt(consumer, arrival, appended);
        // The replayed events may have reached the fence but not this one yet: then it comes once more, after those before it.
        TakeNew(kept, arrival with { Awaited = Answers.Unknown }, appended);
    }

    /// <summary>
    /// Delivers the kept events that come before the first event of another answer: what was replayed between two answers was in the one that
    /// overtook them, so they are new. Between two events of one answer nothing is missing.
    /// </summary>
    private void TakeBefore(long id, RoutedConsumer consumer, in Arrival arrival, ICollection<RoutedConsumer> appended)
    {
        foreach (var kept in _fenced.ReleaseBefore(consumer, id)) TakeNew(kept, arrival, appended);
    }

    private void TakeNew(in FencedEvent kept, in Arrival arrival, ICollection<RoutedConsumer> appended)
    {
        var messages = new BayeuxReader(kept.Message);
        if (messages.Read() && !kept.Consumer.Place.Had(kept.Id)) Append(kept.Consumer, kept.Id, messages.Current, arrival, appended);
    }
}
