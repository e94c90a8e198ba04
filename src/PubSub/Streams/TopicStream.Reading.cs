using TypedStreaming.PubSub.Protocol;
using TypedStreaming.PubSub.Schemas;
using TypedStreaming.PubSub.Telemetry;
using TypedStreaming.Routing;
using TypedStreaming.Telemetry;

namespace TypedStreaming.PubSub.Streams;

/// <summary>
/// The part of the stream that reads the responses of one call, and requests more events. While the consumer's queue is full, nothing is read.
/// </summary>
internal sealed partial class TopicStream
{
    private async Task<StreamEnd> ReadAsync(SubscribeCall call, CancellationToken cancellationToken)
    {
        _credit.Reset();
        if (!await RequestAsync(call, FirstRequest(), cancellationToken).ConfigureAwait(false)) return Unwritable();
        await ConfirmAsync(call, cancellationToken).ConfigureAwait(false);
        while (true)
        {
            var moved = await MoveAsync(call, cancellationToken).ConfigureAwait(false);
            if (moved is null) return call.IsWriteLost ? Unwritable() : StreamEnd.Of(StreamExceptions.Silent(Channel, _context.Options.SilenceTimeout));
            if (moved is false) return StreamEnd.Of(StreamExceptions.Ended(Channel)) with { IsClean = true };
            await ReceiveAsync(call.Current, cancellationToken).ConfigureAwait(false);
            call.Release();
            if (!_consumer.HasRoom && !await HasRoomInTimeAsync(cancellationToken).ConfigureAwait(false)) return StreamEnd.Full;
            if (!await RequestAsync(call, new FetchRequest(), cancellationToken).ConfigureAwait(false)) return Unwritable();
        }
    }

    private StreamEnd Unwritable() => StreamEnd.Of(StreamExceptions.Unwritable(Channel, _context.Options.RequestTimeout));

    /// <summary>Requests as many events as the queue has room for, unless the number is too small to justify a request.</summary>
    /// <returns>False if the request could not be sent in time.</returns>
    private async Task<bool> RequestAsync(SubscribeCall call, FetchRequest request, CancellationToken cancellationToken)
    {
        request.NumRequested = _credit.Wanted(_streamed.FreeBytes, _consumer.HasRoom);
        // An enumeration that starts again can fill the queue since the last check. The server ends a call of which nothing is requested, so one event is.
        if (request.NumRequested == 0 && _credit.Outstanding == 0) request.NumRequested = 1;
        if (request.NumRequested == 0) return true;
        _credit.Request(request.NumRequested);
        try
        {
            await call.WriteAsync(request, _context.Options.RequestTimeout, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
        catch (Exception e) when (RpcFailures.IsLostWrite(e))
        {
            // The call has ended already; the next read reports how, with the server's error code if there is one.
            return call.IsWriteLost = true;
        }
    }

    /// <summary>
    /// Waits, for at most one second, until the server accepts the call or sends its first response. If the call failed, the next read reports the
    /// failure.
    /// </summary>
    private async Task ConfirmAsync(SubscribeCall call, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var waited = Task.Delay(_context.Settings.ConfirmationWait, _context.Time, limit.Token);
        var first = await Task.WhenAny(call.Headers, call.Moving, waited).ConfigureAwait(false);
        if (_recovery.IsRunning && first == call.Headers) await SettleAsync(call, waited).ConfigureAwait(false);
        await limit.CancelAsync().ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        if (first.IsFaulted || first.IsCanceled) return;
        if (call.Headers.IsCompletedSuccessfully) _run.NoteDate(await call.Headers.ConfigureAwait(false));
        _run.States.Opened(this);
        if (_consumer.ConfirmedAt is null) StreamLog.Subscribed(_context.Logger, Channel);
        Confirm();
    }

    /// <summary>
    /// Records that the stream works again if the server has sent its headers and does not end the call immediately: an error arrives with the
    /// headers or directly after them. On a quiet topic, the first response can arrive minutes later. The delays of the recovery are not reset until
    /// that response arrives.
    /// </summary>
    private async Task SettleAsync(SubscribeCall call, Task waited)
    {
        await Task.WhenAny(call.Moving, waited).ConfigureAwait(false);
        if (!call.Moving.IsCompleted && call.Headers.IsCompletedSuccessfully) _run.States.Settled(this);
    }

    private void Confirm()
    {
        _consumer.Stage = ConsumerStage.Active;
        _consumer.Open(_run.ServerNow);
    }

    /// <summary>Reads the next response.</summary>
    /// <returns>False at the end of the call; null if no response came for too long.</returns>
    private async Task<bool?> MoveAsync(SubscribeCall call, CancellationToken cancellationToken)
    {
        try
        {
            var limit = call.IsWriteLost ? _context.Options.RequestTimeout : _context.Options.SilenceTimeout;
            return await call.Moving.WaitAsync(limit, _context.Time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            return null;
        }
    }

    /// <summary>Adds the events of a response to the queue, in the order of the response.</summary>
    private async Task ReceiveAsync(FetchResponse response, CancellationToken cancellationToken)
    {
        Succeed(response);
        foreach (var received in response.Events)
        {
            var plan = await PlanOfAsync(received, cancellationToken).ConfigureAwait(false);
            var before = _streamed.UnpublishedBytes;
            _intake.Add(received, plan);
            _credit.Receive(_streamed.UnpublishedBytes - before);
            _consumer.Series?.NoteUsed();
        }

        if (response.Events.Count == 0) _intake.Pass(response.LatestReplayId);
        _credit.Correct(response.PendingNumRequested);
        _consumer.Publish();
    }

    private void Succeed(FetchResponse response)
    {
        _run.HasConnected = true;
        if (_recovery.IsRunning) StreamLog.Recovered(_context.Logger, Channel);
        _recovery.Succeed();
        _run.States.Settled(this);
        Confirm();
        if (ClientInstruments.Bytes.Enabled) _context.Metrics.Received(response.CalculateSize()); // The size is computed from all of its events.
        if (response.Events.Count == 0) return;
        _context.Metrics.ReceivedEvents(_consumer.Channel.Topic, response.Events.Count);
        _context.Metrics.Delivered.Add(EventAllocationKind.PlatformAndChangeEvents, response.Events.Count);
    }

    /// <summary>
    /// Returns the plan for reading an event. If the server does not return the schema yet, the method waits, because later events must not overtake
    /// this event.
    /// </summary>
    private async Task<EventPlan> PlanOfAsync(ConsumerEvent received, CancellationToken cancellationToken) =>
        received.Event is not { SchemaId: { Length: > 0 } id } ? EventPlan.OfNoSchema
        : _run.Schemas.Find(id) ?? await _run.PlanAsync(id, Channel, cancellationToken).ConfigureAwait(false);

    /// <summary>Waits until the queue has room for more events.</summary>
    /// <returns>False if the queue stayed full, so that the call must be closed.</returns>
    /// <exception cref="StreamingException">The program wants an error when the queue is full.</exception>
    private async Task<bool> HasRoomInTimeAsync(CancellationToken cancellationToken)
    {
        if (_consumer.Options.OnFull == FullBufferHandling.Fail)
        {
            SubscriptionLog.ConsumerTooSlow(_context.Logger, _consumer.Description, _consumer.Options.BufferBytes);
            _context.Metrics.ConsumerTooSlow(_consumer.Channel.Topic);
            throw SlowConsumerExceptions.OfFullBuffer(_consumer);
        }

        try
        {
            await RoomAsync(drained: false).WaitAsync(_context.Settings.LongestFull, _context.Time, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    /// <summary>
    /// Waits without an open call until the application has consumed all events in the full queue. The stream then resumes after its last event, so
    /// that no event is sent twice.
    /// </summary>
    private async Task ParkAsync(CancellationToken cancellationToken)
    {
        _consumer.Stage = ConsumerStage.Parked;
        _consumer.Parking.Begin(_context.Time);
        _context.Metrics.Parked(_consumer.Series, _consumer.Channel.Topic);
        if (_consumer.Parking.Count == 1) SubscriptionLog.Parked(_context.Logger, _consumer.Description, _consumer.Options.BufferBytes);
        await RoomAsync(drained: true).WaitAsync(cancellationToken).ConfigureAwait(false);
        _consumer.Stage = ConsumerStage.Waiting;
        SubscriptionLog.Unparked(_context.Logger, _consumer.Description);
    }

    private Task RoomAsync(bool drained)
    {
        var room = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _consumer.WhenRoom(drained, () => room.TrySetResult());
        return room.Task;
    }
}
