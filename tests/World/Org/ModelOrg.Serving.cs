namespace TypedStreaming.World.Org;

/// <content>Answers to requests.</content>
internal sealed partial class ModelOrg
{
    private const string InvalidToken = "401::Authentication invalid";
    private const string UnknownClient = "403::Unknown client";
    private const string Busy = "503::Server is too busy. Please try your request again later.";
    private const string Again = """{"reconnect":"handshake","interval":0}""";
    private const string Never = """{"reconnect":"none","interval":0}""";

    /// <summary>Answers one request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="sender">Where it went, under which token, with which cookies.</param>
    /// <param name="manner">What rides on the response, and how it looks.</param>
    /// <returns>The answer, or null while a connect is held.</returns>
    public Answer? Serve(BayeuxRequest request, Sender sender, ServeManner manner)
    {
        var session = SessionOf(request);
        session?.LastRequest = Now;
        if (sender.Token != Token || sender.Host != Host) return Refused(request, InvalidToken, Never, manner);
        if (request.IsHandshake) return ShakeHands(request, manner);
        if (session is null || sender.Cookie != session.Cookie) return Refused(request, UnknownClient, manner.SaysNever ? Never : Again, manner);
        if (request.IsConnect) return Connect(request, session, manner);
        if (request.IsSubscribe) return Subscribe(request, session, manner);
        if (request.IsUnsubscribe) session.Subscriptions.Remove(request.Subscription!, out _);
        if (request.IsUnsubscribe && _settings.Breaks.HasFlag(Axioms.NothingPurged)) session.Purge(ChannelOf(request)!);
        var answer = Granted(request, session, manner);
        if (request.IsDisconnect) session.End();
        return answer;
    }

    /// <summary>The client of a held connect is gone, or its response goes out.</summary>
    public void Release(BayeuxRequest request)
    {
        if (SessionOf(request) is not { } session) return;
        session.HoldsConnect = false;
        session.LastRequest = Now;
    }

    /// <summary>The end of the hold: a response without events.</summary>
    public Answer EndHold(BayeuxRequest request, OrgSession session)
    {
        Release(request);
        return Granted(request, session, new ServeManner());
    }

    public OrgSession? SessionOf(BayeuxRequest request) =>
        request.ClientId is null ? null : _sessions.Find(session => session.IsAlive && session.ClientId == request.ClientId);

    public OrgChannel? ChannelOf(BayeuxRequest request) =>
        request.Subscription?.Split('?')[0] is { } topic ? Channels.FirstOrDefault(channel => channel.Topic == topic) : null;

    private Answer ShakeHands(BayeuxRequest request, ServeManner manner)
    {
        if (Refuses(Refusal.Busy)) return RefusedHandshake(request, Busy, manner);
        if (Refuses(Refusal.Clients)) return RefusedHandshake(request, "403::Organization concurrent user limit exceeded", manner);
        var session = new OrgSession(_sessions.Count + 1) { LastRequest = Now };
        _sessions.Add(session);
        var ext = _settings.Replays ? ",\"ext\":{\"replay\":true,\"payload.format\":true}" : "";
        var reply = $"{Head(request, true)},\"clientId\":\"{session.ClientId}\",\"version\":\"1.0\",\"supportedConnectionTypes\":[\"long-polling\"]{ext}}}";
        return Write([], reply, manner, succeeds: true, session);
    }

    private Answer? Connect(BayeuxRequest request, OrgSession session, ServeManner manner)
    {
        if (session.IsDismissed) return Dismiss(request, session, manner);
        if (Refuses(Refusal.Deliveries)) return Refused(request, "403::Organization total events daily limit exceeded", Never, manner);
        var atOnce = request.AtOnce || !session.Polled;
        session.HoldsConnect = !atOnce && (session.Queue.Count == 0 || manner.Riders == 0);
        if (session.HoldsConnect) return null;
        session.Polled = true;
        return Granted(request, session, manner);
    }

    private Answer Dismiss(BayeuxRequest request, OrgSession session, ServeManner manner)
    {
        session.End();
        var reply = $"{{\"channel\":\"/meta/disconnect\"}},{Head(request, false)},\"error\":\"{UnknownClient}\",\"advice\":{Never}}}";
        return Write([], reply, manner, succeeds: false);
    }

    private Answer Subscribe(BayeuxRequest request, OrgSession session, ServeManner manner)
    {
        var channel = ChannelOf(request)!;
        if (Refuses(Refusal.Channel, channel)) return Refused(request, "403::SubscribeVisitor does not have access to the entity in this topic", null, manner);
        if (Refuses(Refusal.Deliveries)) return Refused(request, "403::Organization total events daily limit exceeded", null, manner);
        if (Refuses(Refusal.Busy)) return Refused(request, "403:denied_by_security_policy:subscribe_denied", null, manner, Busy);
        var from = _settings.Replays ? request.ReplayFrom ?? -1 : -1;
        if (from >= 0 && !channel.Knows(from)) return Refused(request, UnknownReplayId(from), null, manner);
        var subscription = new WireSubscription(request.Subscription!, channel, WireSubscription.FilterOf(request.Subscription!));
        session.Subscriptions[subscription.Full] = subscription;
        session.Topics.Add(subscription.Channel.Topic);
        var again = Replay(session, subscription, from);
        var answer = Granted(request, session, manner);
        answer.Again = again;
        return answer;
    }

    /// <returns>The number of of the replayed events were delivered before.</returns>
    private int Replay(OrgSession session, WireSubscription subscription, long from)
    {
        List<OrgEvent> replayed = [.. subscription.Channel.After(from).Where(retained => retained.Passes(subscription.Filter))];
        if (_settings.Breaks.HasFlag(Axioms.ReplaysReachThePresent) && replayed.Count > 0) replayed.RemoveAt(replayed.Count - 1);
        var again = replayed.Count(static retained => retained.Deliveries.Exists(static delivery => delivery.Answer is not null));
        foreach (var retained in replayed) session.Enqueue(retained, Written(subscription), isReplay: true);
        return again;
    }

    private Answer Granted(BayeuxRequest request, OrgSession session, ServeManner manner)
    {
        var subscription = request.Subscription is { } name ? $",\"subscription\":\"{name}\"" : "";
        var advice = request.IsConnect && request.AtOnce ? $",\"advice\":{{\"reconnect\":\"retry\",\"interval\":0,\"timeout\":{(long)_settings.Hold.TotalMilliseconds}}}" : "";
        var riders = session.Take(manner.Riders, _settings.Breaks);
        return Write(riders, $"{Head(request, true)},\"clientId\":\"{session.ClientId}\"{subscription}{advice}}}", manner, succeeds: true);
    }

    private static string UnknownReplayId(long id) =>
        $"400::The replayId {{{id}}} you provided was invalid.  Please provide a valid ID, -2 to replay all events, or -1 to replay only new events.";

    private Answer RefusedHandshake(BayeuxRequest request, string reason, ServeManner manner) =>
        Refused(request, "403::Handshake denied", """{"reconnect":"none"}""", manner, reason);

    private Answer Refused(BayeuxRequest request, string error, string? advice, ServeManner manner, string? reason = null)
    {
        var subscription = request.Subscription is { } name ? $",\"subscription\":\"{name}\"" : "";
        var ext = reason is null ? "" : $",\"ext\":{{\"sfdc\":{{\"failureReason\":\"{reason}\"}}}}";
        var advised = advice is null ? "" : $",\"advice\":{advice}";
        return Write([], $"{Head(request, false)}{subscription},\"error\":\"{error}\"{advised}{ext}}}", manner, succeeds: false);
    }

    private static string Head(BayeuxRequest request, bool successful) =>
        $"{{\"channel\":\"{request.Channel}\",\"id\":\"{request.Id}\",\"successful\":{(successful ? "true" : "false")}";

    private Answer Write(IReadOnlyList<QueuedEvent> riders, string reply, ServeManner manner, bool succeeds, OrgSession? made = null)
    {
        var (body, ends) = AnswerWriter.Write(riders, reply, manner.ReplyFirst);
        var answer = new Answer { Body = body, Events = ends, Succeeds = succeeds, Date = Now, Session = made, SetsCookie = made?.Cookie };
        foreach (var rider in riders) rider.Answer = answer;
        return answer;
    }
}
