using System.Collections.Immutable;
using System.Text;
using TypedStreaming.Bayeux;
using TypedStreaming.Replay;

namespace TypedStreaming.Subscriptions;

/// <summary>
/// One channel's way from the wire to its consumers, and the place to resume at. The places are the poll loop's alone;
/// consumers are changed by the table under its lock, and read by the loop as a snapshot.
/// </summary>
internal sealed class ChannelRoute(ChannelName channel)
{
    private readonly ResumePoint _resume = new(SharedIds.MayComeOn(channel.Topic));
    private bool _accepting;
    private DateTimeOffset _askedAt;
    private DateTimeOffset? _confirmedAt;
    private (GapCause Cause, DateTimeOffset? Since)? _gap;
    private EarlyEvents? _early;
    private ImmutableArray<ChannelConsumer> _consumers = [];
    private ImmutableArray<ChannelConsumer> _asking = [];

    public ChannelName Channel { get; } = channel;

    public string Name { get; } = channel.Full;

    /// <summary>What the server writes in its events: the channel with its filter, or without.</summary>
    public byte[] FullBytes { get; } = Encoding.UTF8.GetBytes(channel.Full);

    public byte[] TopicBytes { get; } = Encoding.UTF8.GetBytes(channel.Topic);

    public ImmutableArray<ChannelConsumer> Consumers
    {
        get => _consumers;
        set => ImmutableInterlocked.InterlockedExchange(ref _consumers, value);
    }

    /// <summary>Whether a subscription of its own was sent: until then, what the server says is about an earlier holder's.</summary>
    public bool IsAsked => _accepting;

    /// <summary>The reply that confirmed the subscription, once there is one.</summary>
    public BayeuxMessage? Confirmation { get; private set; }

    /// <summary>The id, -1 or -2 that the last subscribe asked for.</summary>
    public long Asked { get; private set; }

    /// <summary>Whether somebody wants more of the past than a server without replay can give.</summary>
    public ReplayFrom? WantedPast => Consumers.Select(static consumer => consumer.Start.From).FirstOrDefault(static from => !IsPresent(from));

    /// <summary>Whether a resubscription cannot tell the server what was received last, so that events may be missed.</summary>
    /// <param name="replays">Whether the server whose session was lost can replay.</param>
    public bool MayMissEvents(bool replays) =>
        Confirmation is not null && (!replays || (_resume.Id is null && Consumers.Any(static consumer => consumer.Start.From == ReplayFrom.Latest)));

    /// <summary>Where the subscription that is about to be sent starts; from now on its events are taken.</summary>
    /// <param name="now">The server's time.</param>
    public long BeginSubscribing(DateTimeOffset now)
    {
        (_accepting, _askedAt) = (true, now);
        var consumers = Consumers;
        Asked = consumers.Select(CodeFor).DefaultIfEmpty(ReplayFrom.Latest.Code).Aggregate(Earlier);
        _asking = [.. consumers.Where(consumer => CodeFor(consumer) == Asked)];
        foreach (var consumer in consumers) Admit(consumer, now);
        if (Asked != ReplayFrom.Latest.Code) _early ??= new EarlyEvents();
        return Asked;
    }

    /// <summary>Lets those in who join a running subscription at the present.</summary>
    /// <param name="now">The server's time.</param>
    /// <returns>Whether others have to be let in by another subscription, from further back.</returns>
    public bool AdmitJoiners(DateTimeOffset now)
    {
        if (!_accepting) return false;
        var restart = false;
        foreach (var consumer in Consumers.Where(static consumer => !consumer.Admission.IsOpen))
        {
            if (!IsPresent(consumer.Start.From)) restart = true;
            else Admit(consumer, now);
            if (consumer.Admission.IsOpen && Confirmation is { } reply) consumer.Confirm(reply, now);
        }

        return restart;
    }

    /// <param name="reply">The server's reply.</param>
    /// <param name="now">The server's time.</param>
    public void Confirm(BayeuxMessage reply, DateTimeOffset now)
    {
        Confirmation = reply;
        ReportGap(now);
        foreach (var consumer in Consumers.Where(static consumer => consumer.Admission.IsOpen)) consumer.Confirm(reply, now);
        _confirmedAt = now;
    }

    /// <summary>Hands an event to every consumer, unless it has to wait for what is replayed.</summary>
    /// <param name="frame">The event.</param>
    /// <param name="awaited">Where an earlier event may still be; see <see cref="ResumePoint.Receive"/>.</param>
    /// <param name="subscribed">The channel whose subscribe is answered by what the event came in, if it is one.</param>
    /// <returns>The consumers that had no room, and are over.</returns>
    public ImmutableArray<ChannelConsumer> Deliver(in EventFrame frame, Awaited awaited, string? subscribed)
    {
        if (!_accepting) return [];
        if (_gap is not null) ReportGap(_askedAt); // Events can come before the reply that confirms their subscription.
        ImmutableArray<ChannelConsumer> full = [];
        if (_early is { } early && subscribed != Name)
        {
            // More than any consumer has room for: it is handed out at once then, and ends those that it is too much for.
            if (early.TryHold(frame, awaited, Consumers.Select(static consumer => consumer.Options.BufferBytes).DefaultIfEmpty(0).Max())) return [];
            full = DeliverEarly(isReplayed: false);
        }

        foreach (var consumer in Consumers)
        {
            if (consumer.Admission.Admits(frame) && !consumer.Receive(Name, frame)) full = full.Add(consumer);
        }

        _resume.Receive(frame.ReplayId, awaited);
        return full;
    }

    /// <summary>What came while something was replayed follows.</summary>
    /// <param name="isReplayed">Whether what is replayed was received.</param>
    /// <returns>The consumers that had no room, and are over.</returns>
    public ImmutableArray<ChannelConsumer> DeliverEarly(bool isReplayed = true)
    {
        if (_early is not { } early) return [];
        _early = null;
        return early.DeliverTo(this, isReplayed);
    }

    /// <summary>An answer was read whole.</summary>
    public void SettleReceived(Awaited read) => _resume.SettleReceived(read);

    /// <summary>The session is lost: nothing is taken until the channel is subscribed again.</summary>
    /// <param name="replays">Whether the server whose session was lost can replay.</param>
    public void Lose(bool replays)
    {
        if (MayMissEvents(replays)) _gap ??= (replays ? GapCause.InterruptedBeforeFirstEvent : GapCause.NoReplay, _confirmedAt);
        _resume.Lose();
        _early = null;
        _accepting = false;
    }

    /// <summary>
    /// The server does not know the id that was asked for. Nothing is taken until the channel is subscribed again; those
    /// who wanted that id start anew, where it is decided, and the others go on where they were.
    /// </summary>
    /// <returns>The consumers that wanted it.</returns>
    public ImmutableArray<ChannelConsumer> Refuse()
    {
        _early = null;
        _accepting = false;
        if (MayMissEvents(replays: true)) _gap ??= (GapCause.InterruptedBeforeFirstEvent, _confirmedAt);
        if (_resume.Id == Asked || _resume.Doubtful == Asked) _resume.Forget();
        foreach (var consumer in _asking) consumer.Admission.Reset();
        return _asking;
    }

    /// <summary>Events may have been in an answer that was lost, and the subscription goes on.</summary>
    public void MissEvents(DateTimeOffset since, DateTimeOffset now)
    {
        if (Confirmation is null) return;
        foreach (var consumer in Consumers) consumer.ReportGap(GapOf(GapCause.NoReplay, since, now));
    }

    private void ReportGap(DateTimeOffset until)
    {
        if (_gap is not { } gap) return;
        foreach (var consumer in Consumers.Where(consumer => Concerns(gap.Cause, consumer))) consumer.ReportGap(GapOf(gap.Cause, gap.Since, until));
        _gap = null;
    }

    private static bool IsPresent(ReplayFrom from) => from.Code == ReplayFrom.Latest.Code;

    /// <summary>-2 lies before every id, and -1 behind all.</summary>
    private static long Earlier(long one, long other)
    {
        if (one == ReplayFrom.Latest.Code) return other;
        return other == ReplayFrom.Latest.Code ? one : Math.Min(one, other);
    }

    /// <summary>Where this consumer alone would have the subscription start.</summary>
    private long CodeFor(ChannelConsumer consumer)
    {
        if (!consumer.Admission.IsOpen) return consumer.Start.From.Code;
        if (_resume.Id is { } id) return id;
        if (consumer.Start.From == ReplayFrom.LatestWithoutGap && _confirmedAt is not null) return ReplayFrom.Earliest.Code;
        return IsPresent(consumer.Start.From) ? _resume.Doubtful ?? consumer.Start.From.Code : consumer.Start.From.Code;
    }

    private void Admit(ChannelConsumer consumer, DateTimeOffset now)
    {
        var admission = consumer.Admission;
        if (admission.IsOpen)
        {
            if (_resume.Id is { } id) SkipIfEarlier(admission, id);
            else if (Asked != ReplayFrom.Latest.Code && IsPresent(consumer.Start.From)) SkipPast(admission, _confirmedAt);
            return;
        }

        if (consumer.Start.NotBefore is { } date) admission.SkipBefore(date);
        else if (IsPresent(consumer.Start.From) && Asked != ReplayFrom.Latest.Code) admission.SkipBefore(now);
        else SkipIfEarlier(admission, consumer.Start.From.Code);
        admission.Open();
    }

    private void SkipIfEarlier(Admission admission, long id)
    {
        if (id >= 0 && Asked != id && Earlier(Asked, id) == Asked) admission.SkipThrough(id);
    }

    /// <summary>Where an event that arrived in doubtful order was asked for by its id, nothing older comes.</summary>
    private void SkipPast(Admission admission, DateTimeOffset? date)
    {
        if (date is { } confirmed && Asked != _resume.Doubtful) admission.SkipBefore(confirmed);
    }

    private static bool Concerns(GapCause cause, ChannelConsumer consumer) =>
        cause == GapCause.NoReplay || consumer.Start.From == ReplayFrom.Latest;

    private Gap GapOf(GapCause cause, DateTimeOffset? since, DateTimeOffset now) => new()
    {
        Cause = cause,
        Channel = Name,
        From = since,
        To = now,
        AfterReplayId = _resume.Id,
    };
}
