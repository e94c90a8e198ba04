using TypedStreaming.Bayeux;
using TypedStreaming.Telemetry;
using TypedStreaming.Transport;

namespace TypedStreaming.Session;

/// <summary>The part of the session that performs the actions that the session's state machine requests.</summary>
internal sealed partial class StreamingSession
{
    private void Perform(SessionAction action)
    {
        switch (action)
        {
            case SessionAction.Send a: Send(a); break;
            case SessionAction.Channels a: Change(a); break;
            case SessionAction.Report a: Report(a); break;
            case SessionAction.AbandonRequests: AbandonRequests(); break;
            case SessionAction.StartTimer a: StartTimer(a); break;
            case SessionAction.StopTimer a: _timers.Stop(a.Kind); break;
            case SessionAction.FailMessage a: _asked.Fail(a.Ticket, a.Cause); break;
            case SessionAction.End a: End(a.Cause); break;
            default: throw Unknown(action);
        }
    }

    private void Send(SessionAction.Send action)
    {
        switch (action)
        {
            case SessionAction.AcquireToken a: AcquireToken(a.Renew); break;
            case SessionAction.AskVersion: _running.Add(AskVersionAsync(_token!)); break;
            case SessionAction.SendHandshake: SendHandshake(); break;
            case SessionAction.SendConnect a: SendConnect(a); break;
            case SessionAction.SendSubscribe a: SendSubscribe(a.Channel); break;
            case SessionAction.SendUnsubscribe a: SendUnsubscribe(a.Channel); break;
            case SessionAction.SendDisconnect: SendDisconnect(); break;
            case SessionAction.SendAbandonedDisconnect a: SendAbandonedDisconnect(a.ClientId); break;
            case SessionAction.SendMessage a: SendMessage(a.Ticket); break;
            default: throw Unknown(action);
        }
    }

    private void Change(SessionAction.Channels action)
    {
        switch (action)
        {
            case SessionAction.ConfirmChannel a: ConfirmChannel(a.Channel); break;
            case SessionAction.FaultChannel a: FaultChannel(a); break;
            case SessionAction.ReleaseChannel a: Table.Release(a.Channel, ReplyTo(a), a.WasRefused); break;
            default: throw Unknown(action);
        }
    }

    private void Report(SessionAction.Report action)
    {
        switch (action)
        {
            case SessionAction.ReportEstablished a: ReportEstablished(a.SupportsReplay); break;
            case SessionAction.ReportLoss a: ReportLoss(a); break;
            case SessionAction.ReportMissed a: ReportMissed(a); break;
            case SessionAction.ReportRepeated a: SessionLog.Repeated(_context.Logger, a.Cause.Message); break;
            case SessionAction.ReportShortenedWait a: SessionLog.ShortenedWait(_context.Logger, a.Asked, a.Granted); break;
            case SessionAction.ReportChannelPaused a: SessionLog.ChannelPaused(_context.Logger, a.Channel, a.Delay, a.Cause.Message); break;
            case SessionAction.ReportRecovered: SessionLog.Recovered(_context.Logger); break;
            default: throw Unknown(action);
        }
    }

    private static InvalidOperationException Unknown(SessionAction action) => new($"The session does not handle the action {action}.");

    private void AcquireToken(bool renew)
    {
        _context.Metrics.LoggedIn();
        _running.Add(AcquireTokenAsync(renew ? _token : null));
    }

    private void SendHandshake()
    {
        _context.Metrics.ShookHands();
        _endpoint = _context.Options.Endpoint ?? new Uri(_token!.InstanceUrl, $"/cometd/{_version}");
        _cookies = _nextCookies;
        Send(BayeuxRequestKind.Handshake, BayeuxWriter.Handshake, _context.Options.RequestTimeout, askedBy: [.. StartedBy, .. _asked.HandshakesAskedBy]);
    }

    private void SendConnect(SessionAction.SendConnect connect)
    {
        var deadline = connect.Hold + _context.Options.NetworkDelay;
        var clientId = _state.ClientId!;
        if (_connectBody?.ClientId != clientId) _connectBody = new ConnectBody(clientId);
        Send(BayeuxRequestKind.Connect, connect.AtOnce ? id => BayeuxWriter.Connect(id, clientId, atOnce: true) : _connectBody.Write, deadline);
    }

    private void SendSubscribe(string channel)
    {
        // The channel may have no consumer any more. In that case it is subscribed and then released again, because an entry of the inbox
        // already requests the release.
        var (name, from) = Table.BeginSubscribing(channel, _clock.Now) ?? (ChannelName.Parse(channel, nameof(channel)), ReplayFrom.Latest.Code);
        Send(
            BayeuxRequestKind.Subscribe,
            id => BayeuxWriter.Subscribe(id, _state.ClientId!, name, _replays ? from : null),
            _context.Options.RequestTimeout,
            channel,
            Table.AskedBy(channel));
    }

    private void SendUnsubscribe(string channel)
    {
        var name = ChannelName.Parse(channel, nameof(channel));
        Send(BayeuxRequestKind.Unsubscribe, id => BayeuxWriter.Unsubscribe(id, _state.ClientId!, name), _context.Options.RequestTimeout, channel);
    }

    private void SendDisconnect() =>
        Send(BayeuxRequestKind.Disconnect, id => BayeuxWriter.Disconnect(id, _state.ClientId!), SessionTimeLimits.Disconnect);

    /// <summary>
    /// Abandons the running requests, and prepares a new cookie jar for the next handshakes. The cookies of the response that ended the session are
    /// kept, because a load balancer that moves the client stores the new target in these cookies. If a handshake fails, the next handshake uses
    /// the same cookies.
    /// </summary>
    private void AbandonRequests()
    {
        _nextCookies = NewCookies();
        if (_endpoint is { } endpoint) _nextCookies.Take(_readingCookies, endpoint);
        ReleaseStalled();
        _ = _requests.CancelAsync();
        _requests = new CancellationTokenSource();
    }

    private CookieJar NewCookies() => new(_context.Time, onlyAscii: !_context.Connections.SendsAnyCookie);

    private void SendNextAbandonedDisconnect(long received)
    {
        _context.Metrics.Received(received);
        if (!_disconnects.SendNext()) Feed(new SessionEvent.AbandonedDisconnectsDone());
    }

    private void SendAbandonedDisconnect(string clientId) => _disconnects.Send(new TransportRequest
    {
        Endpoint = _endpoint!,
        Body = BayeuxWriter.Disconnect((++_messages).ToString(), clientId),
        Cookies = _cookies,
        BearerToken = _token!.Reveal(),
        Deadline = SessionTimeLimits.Disconnect,
        IdleLimit = null,
    });

    private void StartTimer(SessionAction.StartTimer timer)
    {
        var isPause = timer.Kind == TimerKind.Attempt || (timer.Kind == TimerKind.Poll && _state.PollPaused);
        var isFailing = _state.Phase != SessionPhase.Live || _state.Recovering;
        if (isPause && isFailing)
            SessionLog.Waiting(_context.Logger, timer.Delay, _state.LastFailure?.Message ?? $"{nameof(StreamingClientOptions.MaxLoginsPerHour)} or {nameof(StreamingClientOptions.MaxHandshakesPerHour)} has been reached");

        // The timer exists when a program sees the pause.
        _timers.Start(timer.Kind, timer.Delay, _state.Epoch, timer.Channel);
        if (isPause) _context.States.Change(this, ClientState.Paused, isFailing ? _state.LastFailure : null, timer.Delay);
    }

    private void ReportEstablished(bool supportsReplay)
    {
        _replays = supportsReplay;
        Table.BeginSession(supportsReplay);
        var endpoint = _endpoint!.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped);
        SessionLog.Established(_context.Logger, endpoint);
        if (!supportsReplay) SessionLog.NoReplay(_context.Logger, endpoint);
        _asked.Accepted(_reply!);
        _established.TrySetResult();
    }

    private void ReportLoss(SessionAction.ReportLoss loss)
    {
        if (loss.IsExpiry) SessionLog.Expired(_context.Logger);
        else SessionLog.Lost(_context.Logger, loss.Cause.Error, loss.Cause.Message);
        _context.Metrics.LostSession(loss.Cause.Error);
        Table.LoseSession();
    }

    private void ReportMissed(SessionAction.ReportMissed missed)
    {
        SessionLog.Missed(_context.Logger, missed.Cause.Message);
        var now = _clock.Now;
        var sent = now - missed.Took;
        // The lost response also contained the events that the server had queued since the last response.
        Table.MissEvents(_readUntil < sent ? _readUntil.Value : sent, now);
    }

    private void ConfirmChannel(string channel)
    {
        SessionLog.Subscribed(_context.Logger, channel);
        Table.Confirm(channel, _reply!, _repliedAt);
    }

    private void FaultChannel(SessionAction.FaultChannel fault)
    {
        SessionLog.SubscriptionFailed(_context.Logger, fault.Channel, fault.Cause.Message);
        if (!Table.Refused(fault.Channel, fault.Cause)) Table.Fault(fault.Channel, fault.Cause);
    }

    private void End(StreamingException? cause)
    {
        _timers.StopAll();
        if (cause is null) SessionLog.Stopped(_context.Logger);
        else SessionLog.Failed(_context.Logger, cause.Message);
        EndConsumers(cause, discard: false);
    }

    /// <summary>
    /// Returns the server's reply to an unsubscribe request. The result is null if the subscription ended because the session was lost, or because of
    /// the response to another request.
    /// </summary>
    private BayeuxMessage? ReplyTo(SessionAction.ReleaseChannel release) =>
        _reply is { Channel: MetaChannel.Unsubscribe } && (_reply.Subscription ?? release.Channel) == release.Channel ? _reply : null;
}
