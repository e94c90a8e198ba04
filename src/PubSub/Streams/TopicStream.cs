using System.Diagnostics.CodeAnalysis;
using Grpc.Core;
using TypedStreaming.PubSub.Connection;
using TypedStreaming.PubSub.Protocol;
using TypedStreaming.PubSub.Telemetry;
using TypedStreaming.Routing;
using TypedStreaming.Session;
using TypedStreaming.Transport;

namespace TypedStreaming.PubSub.Streams;

/// <summary>
/// The stream of one consumer: a loop that opens calls to <c>Subscribe</c> one after another, reads their responses, and adds the events to the
/// consumer's queue. Each consumer has its own stream, so that a slow consumer does not delay the others.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "The loop disposes the source when it ends.")]
internal sealed partial class TopicStream
{
    private readonly PubSubRun _run;
    private readonly RunContext _context;
    private readonly RoutedConsumer _consumer;
    private readonly IStreamedConsumer _streamed;
    private readonly EventIntake _intake;
    private readonly StreamRecovery _recovery;
    private readonly Credit _credit = new();
    private readonly CancellationTokenSource _ends;
    private AccessToken? _rejected;
    private bool _hasEnded;

    public TopicStream(PubSubRun run, RunContext context, RoutedConsumer consumer, CancellationToken runEnds)
    {
        (_run, _context, _consumer, _streamed) = (run, context, consumer, (IStreamedConsumer)consumer);
        _intake = new EventIntake(consumer);
        _recovery = context.NewRecovery();
        _ends = CancellationTokenSource.CreateLinkedTokenSource(runEnds);
        consumer.Message = new SharedMessage();
    }

    private string Channel => _consumer.Channel.Full;

    /// <summary>
    /// The replay id after which the consumer resumes; null if it has no replay id yet. If the server reports that the replay id is not valid,
    /// although the request contained none, the same request is repeated after a pause.
    /// </summary>
    private OpaqueReplayId? ResumedAfter => _streamed.Stream.Received ?? _consumer.Start.From.OpaqueId;

    /// <summary>
    /// Starts the loop of the stream. The loop first waits for the previous stream with the same consumer name to end, because both add events to the
    /// same queue.
    /// </summary>
    /// <returns>A task that is done when the loop has ended. It does not fail.</returns>
    public Task Start()
    {
        using var apart = ExecutionContext.IsFlowSuppressed() ? default : ExecutionContext.SuppressFlow();
        return _streamed.Stream.Writer = RunAsync(_streamed.Stream.Writer);
    }

    /// <summary>Ends the stream, because its consumer has ended.</summary>
    public void End()
    {
        lock (_ends)
        {
            if (!_hasEnded) _ = _ends.CancelAsync();
        }
    }

    private async Task RunAsync(Task previous)
    {
        await previous.ConfigureAwait(false);
        await Task.Yield();
        try
        {
            while (!_ends.IsCancellationRequested) await AttemptAsync(_ends.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (_ends.IsCancellationRequested && e is OperationCanceledException or RpcException)
        {
            return; // The consumer has left, or the client has stopped.
        }
        catch (Exception e)
        {
            // Any exception ends the consumer with an error; otherwise, its program would wait for ever.
            Fail(e as StreamingException ?? StreamExceptions.Defect(e));
        }
        finally
        {
            _run.States.Ended(this);
            lock (_ends)
            {
                _hasEnded = true;
                _ends.Dispose();
            }
        }
    }

    private void Fail(StreamingException failure)
    {
        try
        {
            StreamLog.Failed(_context.Logger, Channel, failure.Message);
            _consumer.Publish();
        }
        finally
        {
            _consumer.Complete(failure, discard: false);
        }
    }

    /// <summary>Opens one call, reads its responses until it ends, and waits before the next call.</summary>
    private async Task AttemptAsync(CancellationToken cancellationToken)
    {
        var end = await ReadCallAsync(cancellationToken).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        if (end.Failure is not { } failure)
        {
            await ParkAsync(cancellationToken).ConfigureAwait(false);
            return;
        }

        if (!_run.HasConnected && failure is { IsServerError: false }) throw failure.Cause;
        if (failure.Reaction == StreamReaction.Restart && ResumedAfter is { } id)
        {
            await RestartAsync(id, failure.Cause, GapCause.InvalidReplayId, cancellationToken).ConfigureAwait(false);
        }

        var (delay, final) = _recovery.Fail(failure);
        if (final is not null) throw final;
        await WaitAsync(failure.Cause, end.IsClean, delay, cancellationToken).ConfigureAwait(false);
    }

    private async Task WaitAsync(StreamingException cause, bool isClean, TimeSpan delay, CancellationToken cancellationToken)
    {
        if (isClean) StreamLog.Ended(_context.Logger, Channel, delay);
        else StreamLog.Lost(_context.Logger, Channel, delay, cause.Error, cause.Message);
        if (!isClean) _context.Metrics.LostSession(cause.Error);
        if (delay > TimeSpan.Zero)
        {
            if (!isClean) _run.States.Waiting(this, cause, delay);
            await Task.Delay(delay, _context.Time, cancellationToken).ConfigureAwait(false);
        }

        if (!isClean) _run.States.Recovering(this, cause);
    }

    /// <summary>Opens a call and reads its responses.</summary>
    private async Task<StreamEnd> ReadCallAsync(CancellationToken cancellationToken)
    {
        AccessToken token;
        try
        {
            token = await TokenAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (StreamingException e) when (e.IsTransient && _run.HasConnected)
        {
            return StreamEnd.Of(e);
        }

        await MoveIfOrgMovedAsync(token, cancellationToken).ConfigureAwait(false);
        try
        {
            var metadata = CallMetadata.Of(token);
            await CheckTopicAsync(metadata, cancellationToken).ConfigureAwait(false);
            if (!_consumer.HasRoom)
            {
                // An earlier consumer of this name has left a full queue. The program must be able to read it before the call is opened.
                Confirm();
                return StreamEnd.Full;
            }

            var call = await OpenAsync(metadata, cancellationToken).ConfigureAwait(false);
            await using (call.ConfigureAwait(false)) return await ReadAsync(call, cancellationToken).ConfigureAwait(false);
        }
        catch (RpcException e) when (!cancellationToken.IsCancellationRequested)
        {
            var failure = RpcFailures.Of(ServerText.Clean(e, token), Channel, _run.HasConnected, _context.Address);
            if (failure.Reaction == StreamReaction.RenewToken) _rejected = token; // Another stream may have renewed it already.
            return new StreamEnd(failure);
        }
    }

    /// <summary>Opens a call on another thread, because the application's HTTP handler may block the thread.</summary>
    private Task<SubscribeCall> OpenAsync(Metadata metadata, CancellationToken cancellationToken) => Abandoning.RunAsync(
        _ => Task.FromResult(new SubscribeCall(_context.Connection.Stub, metadata, _context.Time)), _context.Time, cancellationToken);

    private async Task<AccessToken> TokenAsync(CancellationToken cancellationToken)
    {
        var token = await _run.TokenAsync(_rejected, cancellationToken).ConfigureAwait(false);
        _rejected = null;
        return token;
    }

    /// <summary>Starts at another position if the org has moved to another instance, because replay ids are valid for one instance only.</summary>
    private async Task MoveIfOrgMovedAsync(AccessToken token, CancellationToken cancellationToken)
    {
        var (before, now) = (_consumer.Instance, token.InstanceUrl.Host);
        _consumer.Instance = now;
        if (before is not null && !before.Equals(now, StringComparison.OrdinalIgnoreCase) && _streamed.Stream.Received is { } id)
            await RestartAsync(id, SessionExceptions.OrgMoved(before, now), GapCause.OrgMoved, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Checks that the user can subscribe to the topic, because a failed check gives a clearer error than the stream. After each start of the client,
    /// each topic is checked only once.
    /// </summary>
    private async Task CheckTopicAsync(Metadata metadata, CancellationToken cancellationToken)
    {
        if (_run.IsChecked(_consumer.Channel.Topic)) return;
        var topic = await _run.CallAsync(
            token => _context.Connection.Stub.GetTopicAsync(new TopicRequest { TopicName = _consumer.Channel.Topic }, metadata, cancellationToken: token).ResponseAsync,
            cancellationToken).ConfigureAwait(false);
        _run.HasConnected = true;
        if (!topic.CanSubscribe) throw StreamExceptions.NotAllowed(Channel);
        _run.NoteChecked(_consumer.Channel.Topic);
    }

    /// <summary>
    /// Asks the application, through its gap handler, where the consumer should continue, because the consumer's replay id is not valid.
    /// </summary>
    /// <exception cref="StreamingException">The program wants the consumer to end.</exception>
    private async Task RestartAsync(OpaqueReplayId id, StreamingException refusal, GapCause cause, CancellationToken cancellationToken)
    {
        var invalid = new InvalidReplay { Channel = Channel, OpaqueId = id, Cause = cause, ServerText = refusal.ServerText };
        var refused = new RefusedStart(_consumer, invalid, isSettled: true, refusal);
        await _consumer.RunAsync(() => refused.DecideAsync(_run.ServerNow, SessionTimeLimits.Callback, _context.Time, cancellationToken)).ConfigureAwait(false);
        if (refused.Failure is { } failure) throw failure;
        refused.Apply();
        _streamed.Stream.Restart();
        _consumer.Publish();
    }
}
