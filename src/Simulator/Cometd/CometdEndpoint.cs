using System.Text.Json.Nodes;
using TypedStreaming.Simulator.Faults;
using TypedStreaming.Simulator.Http;
using TypedStreaming.Simulator.OAuth;
using TypedStreaming.Simulator.Sessions;

namespace TypedStreaming.Simulator.Cometd;

/// <summary>Answers Bayeux requests, which are posted to <c>/cometd/NN.0</c>.</summary>
internal sealed class CometdEndpoint
{
    private readonly OrgState _state;
    private readonly FaultScript _faults;
    private readonly Dictionary<string, IMetaHandler> _handlers;

    public CometdEndpoint(OrgState state, AccessTokens tokens, FaultScript faults)
    {
        _state = state;
        _faults = faults;
        var guard = new RequestGuard(state, tokens);
        _handlers = new(StringComparer.Ordinal)
        {
            [MetaChannelNames.Handshake] = new HandshakeHandler(state, guard),
            [MetaChannelNames.Connect] = new ConnectHandler(state, guard, faults),
            [MetaChannelNames.Subscribe] = new SubscribeHandler(state, guard),
            [MetaChannelNames.Unsubscribe] = new UnsubscribeHandler(state, guard),
            [MetaChannelNames.Disconnect] = new DisconnectHandler(state, guard),
        };
    }

    public async Task<HttpResponseData> AnswerAsync(IncomingRequest http, CancellationToken stopping)
    {
        if (http.Method != "POST") return HttpResponseData.Text(405, "Only POST is supported");
        if (http.IsTooLarge) return HttpResponseData.Text(413, ErrorText.RequestTooLarge);
        if (http.Messages is not { } messages)
            return HttpResponseData.Text(400, "The body is neither a Bayeux message nor an array of Bayeux messages");
        if (ApiVersionPath.Check(http.Path, _state.Options.NewestApiVersion) is { } refusal)
            return Refuse(http, refusal, NewBody(http));

        var replies = NewBody(http);
        var request = new CometdRequest(http, replies) { MayHold = messages.Count == 1 };
        foreach (var message in messages) await AnswerAsync(message, request, stopping).ConfigureAwait(false);
        Flush(request);
        if (_faults.Take<AdviceFault>(http.Kind) is { Advice: var advice }) replies.Advise(advice);
        return HttpResponseData.Json(replies.ToBytes(_faults.Take<ReplyShapeFault>(http.Kind))) with
        {
            SetCookies = request.SetCookies,
            BeforeLastByte = () => request.Sessions.ForEach(_state.Leave),
        };
    }

    /// <summary>Refuses every message in a request when a test has requested this fault. The state of the sessions is not checked.</summary>
    public HttpResponseData Refuse(IncomingRequest http, RefusalFault fault)
    {
        var body = NewBody(http);
        foreach (var clientId in ClientsOf(http))
        {
            if (fault.WithEvents) AddEvents(body, clientId);
            if (fault.EndsSession) EndSession(clientId);
        }

        return Refuse(http, fault.Refusal, body) with { Status = fault.Status };
    }

    private static HttpResponseData Refuse(IncomingRequest http, Refusal refusal, ReplyBody body)
    {
        foreach (var message in http.Messages ?? []) body.Refuse(message, refusal);
        return HttpResponseData.Json(body.ToBytes());
    }

    private static IEnumerable<string?> ClientsOf(IncomingRequest http) =>
        (http.Messages ?? []).Select(message => message.Text("clientId")).Distinct(StringComparer.Ordinal);

    private ReplyBody NewBody(IncomingRequest http) => new(
        _state.Options,
        ApiVersionPath.MajorIn(http.Path) ?? ApiVersionPath.MajorOf(_state.Options.NewestApiVersion));

    private void AddEvents(ReplyBody body, string? clientId)
    {
        lock (_state.Gate)
        {
            if (_state.Find(clientId) is { } session) body.AddEvents(_state.TakeDeliverable(session), session.ClientId);
        }
    }

    private void EndSession(string? clientId)
    {
        lock (_state.Gate)
        {
            if (_state.Find(clientId) is { } session) _state.Remove(session, HoldEnd.SessionExpired);
        }
    }

    private ValueTask AnswerAsync(JsonObject message, CometdRequest request, CancellationToken stopping)
    {
        var channel = message.Text("channel");
        if (channel is not null && _handlers.TryGetValue(channel, out var handler))
            return handler.AnswerAsync(message, request, stopping);
        var error = channel switch
        {
            null or "" => ErrorText.NoChannelName,
            _ when channel.StartsWith("/meta/", StringComparison.Ordinal) => ErrorText.UnknownChannel,
            _ => ErrorText.PublishDenied,
        };
        request.Replies.Refuse(message, new Refusal(error));
        return ValueTask.CompletedTask;
    }

    // This runs before the held connect is answered, so that the events of a subscribe request are sent with the reply to this request, if that is
    // allowed.
    private void Flush(CometdRequest request)
    {
        if (request.HasConnected) return;
        lock (_state.Gate)
        {
            foreach (var session in request.Sessions.Where(_state.IsLive))
            {
                if (_state.Options.QueuedEventsOnAnyReply)
                    request.Replies.AddEvents(_state.TakeDeliverable(session), session.ClientId);
                _state.Wake(session);
            }
        }
    }
}
