using Grpc.Core;
using TypedStreaming.Simulator.Channels;
using TypedStreaming.Simulator.PubSub.Errors;
using TypedStreaming.Simulator.PubSub.Protocol;
using TypedStreaming.Simulator.Sessions;

namespace TypedStreaming.Simulator.PubSub.Streams;

/// <summary>
/// One subscription (a stream of events). Its state is used only while the org's lock is held. Responses are written without holding the lock.
/// </summary>
internal sealed class SubscribeStream : IDisposable
{
    private readonly Queue<StoredEvent> _queue = [];
    private readonly Credit _credit = new();
    private readonly OrgState _state;
    private readonly SimulatedPubSubOptions _options;
    private readonly ResponseBuilder _builder;
    private readonly PubSubCall _call;
    private readonly IReadOnlySet<string> _hiddenEntities;
    private readonly ITimer _timer;
    private TaskCompletionSource _changed = NewSignal();
    private StreamEnd? _end;
    private (int Responses, StreamEnd End)? _scripted;
    private bool _isTimeUp;
    private int _responses;

    public SubscribeStream(OrgState state, SimulatedPubSubOptions options, Channel channel, ResponseBuilder builder, PubSubCall call)
    {
        (_state, _options, Channel, _builder, _call) = (state, options, channel, builder, call);
        _hiddenEntities = state.Catalog.DeniedEntities();
        _timer = state.Options.TimeProvider.CreateTimer(_ => OnTimer(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public Channel Channel { get; }

    /// <summary>True if the stream sends nothing, as if its connection were broken.</summary>
    public bool IsSilent { get; set; }

    /// <summary>True if the stream is treated as if the org's allocation (its limit on delivered events) were used up.</summary>
    public bool IsAllocationUsedUp { get; set; }

    public void Enqueue(StoredEvent stored)
    {
        var isHidden = stored.Content.Entity is { } entity && _hiddenEntities.Contains(entity);
        if (stored.IsWithheld || isHidden || !_builder.CanSend(stored)) return;
        _queue.Enqueue(stored);
        Wake();
    }

    public void Ask(FetchRequest request)
    {
        _credit.Add(request.NumRequested);
        _isTimeUp = false;
        Rearm();
        _call.AddFetch(new PubSubFetch(
            request.TopicName,
            request.ReplayPreset.ToString().ToUpperInvariant(),
            Convert.ToHexStringLower(request.ReplayId.Span),
            request.NumRequested,
            _credit.Pending));
        Wake();
    }

    public void End(StreamEnd end)
    {
        _end ??= end;
        Wake();
    }

    /// <summary>Ends the stream after the given number of additional responses.</summary>
    public void EndAfter(int responses, StreamEnd end)
    {
        _scripted = (_responses + responses, end);
        Wake();
    }

    public void Wake() => Interlocked.Exchange(ref _changed, NewSignal()).TrySetResult();

    /// <summary>Sends responses until the stream ends. Returns the way in which the stream ended.</summary>
    public async Task<StreamEnd> SendAsync(IServerStreamWriter<FetchResponse> responses, CancellationToken cancellationToken)
    {
        while (true)
        {
            FetchResponse? response;
            Task changed;
            lock (_state.Gate)
            {
                if (EndNow() is { } end) return end;
                changed = _changed.Task;
                response = IsSilent ? null : Next();
            }

            if (response is null) await changed.WaitAsync(cancellationToken).ConfigureAwait(false);
            else await responses.WriteAsync(response, cancellationToken).ConfigureAwait(false);
        }
    }

    public void Dispose() => _timer.Dispose();

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private StreamEnd? EndNow()
    {
        if (_end is not null) return _end;
        if (_scripted is { } scripted && _responses >= scripted.Responses) return scripted.End;
        if (IsSilent) return null;
        if (_isTimeUp && _credit.Pending == 0) return StreamEnd.Clean;
        return IsAllocationUsedUp || (CanSendEvents && _state.Allowance.IsUsedUp)
            ? new StreamEnd(new PubSubError(ErrorCodes.AllocationUsedUp, "The org has used up its allocation of event deliveries."))
            : null;
    }

    private bool CanSendEvents => !_state.ArePaused && _queue.Count > 0 && _credit.Pending > 0;

    private FetchResponse? Next()
    {
        var response = CanSendEvents ? Events() : _isTimeUp && _credit.Pending > 0 ? _builder.KeepAlive(Channel, isUpToDate: _queue.Count == 0) : null;
        if (response is null) return null;
        response.PendingNumRequested = _credit.Pending;
        _isTimeUp = false;
        _responses++;
        Rearm();
        _call.AddResponse(response.Events.Count, _credit.Pending);
        return response;
    }

    private FetchResponse Events()
    {
        var most = Math.Min(Math.Min(_credit.Pending, _queue.Count), _state.Allowance.Left);
        var response = _builder.Events(Channel, _queue, most);
        _credit.Use(response.Events.Count);
        _state.Allowance.UseOfEventBus(response.Events.Count);
        return response;
    }

    private void Rearm()
    {
        var limit = _credit.Pending > 0 ? _options.KeepAliveInterval : _options.IdleLimit;
        _timer.Change(limit / _state.Options.TimeScale, Timeout.InfiniteTimeSpan);
    }

    private void OnTimer()
    {
        lock (_state.Gate)
        {
            _isTimeUp = true;
            Wake();
        }
    }
}
