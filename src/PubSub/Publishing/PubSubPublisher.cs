using System.Globalization;
using System.Text;
using Grpc.Core;
using TypedStreaming.PubSub.Connection;
using TypedStreaming.Publishing;

namespace TypedStreaming.PubSub.Publishing;

/// <summary>
/// Publishes the events of one call to one topic. Each event keeps its id when it is sent again after a lost response, so that subscribers can
/// recognize duplicates. After a request has failed permanently, nothing more is sent, so that events stay in order.
/// </summary>
/// <param name="topic">The topic, which is the channel of the event.</param>
/// <param name="connection">The connection.</param>
/// <param name="schemas">The schemas of the client's topics.</param>
/// <param name="login">The login of the call.</param>
internal sealed class PubSubPublisher(string topic, PublisherConnection connection, TopicSchemas schemas, PublisherLogin login)
{
    private readonly List<PublishResult?> _results = [];
    private PublishBatch _batch = new();
    private PublishCall? _call;
    private TopicSchema? _schema;
    private string? _userId;
    private Func<PublishResult>? _stopped;

    /// <summary>
    /// The token that was used for the last call. The server may have refused this token, and may repeat it in its error texts.
    /// </summary>
    private AccessToken? _used;

    /// <summary>True after the first request of the call has been sent.</summary>
    private bool _hasSent;

    /// <summary>True if a request with the current batch has been sent, so that its events may be published even if no response arrives.</summary>
    private bool _mayBePublished;

    /// <exception cref="OperationCanceledException">The call was cancelled. Events that were sent may be published.</exception>
    /// <exception cref="StreamingException">The login failed before the first request.</exception>
    /// <exception cref="ObjectDisposedException">The client was disposed before the first request.</exception>
    public async Task<PublishResults> PublishAsync(IEnumerable<OutgoingEvent> events, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var outgoing in events)
            {
                _results.Add(outgoing.Refusal);
                if (outgoing.Refusal is null) await AddAsync(outgoing.Json, _results.Count - 1, cancellationToken).ConfigureAwait(false);
            }

            await SendBatchAsync(cancellationToken).ConfigureAwait(false);
            if (_call is not null) await _call.CompleteAsync().ConfigureAwait(false);
        }
        catch (Exception e) when (InterruptedPublishException.IsDueTo(e, _hasSent, cancellationToken))
        {
            throw new InterruptedPublishException(Interrupted(ServerText.Clean(PublishExceptions.TextOf(e), _used?.Reveal())), e, cancellationToken);
        }
        finally
        {
            _call?.Dispose();
        }

        return new PublishResults(_results.ConvertAll(static result => result!));
    }

    /// <summary>Returns the outcomes of a cancelled call. The events of the current batch may be published if the batch was sent at least once.</summary>
    private PublishResults Interrupted(string why)
    {
        if (_mayBePublished)
            foreach (var pending in _batch.Events) _results[pending.Place] ??= PublishOutcomes.Unknown(pending, why);
        return new PublishResults(_results.ConvertAll(result => result ?? PublishOutcomes.NotSent(why)));
    }

    private async Task AddAsync(ReadOnlyMemory<byte> json, int place, CancellationToken cancellationToken)
    {
        if (_stopped is null && _schema is null) await TryAsync((_, token) => LoadAsync(token), () => [], cancellationToken).ConfigureAwait(false);
        if (_stopped is { } refusal)
        {
            _results[place] = refusal();
            return;
        }

        if (Encoded(new PendingEvent(place, connection.CreateId(), WithCreation(json), default, ""), mayBePublished: false) is not { } pending)
        {
            // The encoder refuses such an event, because the member is there twice.
            if (CreationMembers.In(json.Span) is { } member) _results[place] = PublishOutcomes.Refused(CreationMembers.Refusal(member));
            return;
        }

        if (!_batch.HasRoomFor(pending)) await SendBatchAsync(cancellationToken).ConfigureAwait(false);
        if (_stopped is { } stopped) _results[place] = stopped();
        else _batch.Add(pending);
    }

    private async Task SendBatchAsync(CancellationToken cancellationToken)
    {
        if (_batch.Events.Count == 0) return;
        await TryAsync(SendOnceAsync, () => _batch.Events, cancellationToken).ConfigureAwait(false);
        _batch = new PublishBatch();
        _mayBePublished = false;
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        _userId ??= await login.UserId(cancellationToken).ConfigureAwait(false);
        _schema = await schemas.GetAsync(topic, MetadataAsync, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<Metadata> MetadataAsync(CancellationToken cancellationToken)
    {
        _used = await login.Token(null, cancellationToken).ConfigureAwait(false);
        return CallMetadata.Of(_used);
    }

    private async Task SendOnceAsync(PublishAttempts attempts, CancellationToken cancellationToken)
    {
        if (_schema is null) await LoadAsync(cancellationToken).ConfigureAwait(false);
        var schema = _schema!;
        if (_batch.Events.Any(pending => pending.SchemaId != schema.SchemaId)) EncodeAgain(attempts.MayBePublished);
        if (_batch.Events.Count == 0) return;
        _call ??= await OpenAsync(cancellationToken).ConfigureAwait(false);
        _used = _call.Token;
        var request = _batch.ToRequest(topic, schema.SchemaId);
        _hasSent = _mayBePublished = true;
        attempts.Sending();
        var response = await _call.SendAsync(request, cancellationToken).ConfigureAwait(false);
        attempts.Answered();
        connection.HasConnected = true;
        foreach (var (pending, result) in _batch.Events.Zip(PublishOutcomes.Of(_batch, response, _used))) _results[pending.Place] = result;
        if (response.SchemaId.Length > 0 && response.SchemaId != schema.SchemaId) ForgetSchema();
    }

    private async Task<PublishCall> OpenAsync(CancellationToken cancellationToken)
    {
        var metadata = await MetadataAsync(cancellationToken).ConfigureAwait(false);
        return new PublishCall(connection.Client.PublishStream(metadata, cancellationToken: cancellationToken), _used!, connection.RequestTimeout, connection.Time);
    }

    /// <summary>
    /// Repeats a request until it succeeds or fails permanently. A refused token is renewed once, and a refused schema is requested again once: in
    /// both cases, nothing was published. After the first request, a failure is recorded as the outcome of the affected events instead of being
    /// thrown, because an exception would discard the outcomes of earlier requests.
    /// </summary>
    private async Task TryAsync(Func<PublishAttempts, CancellationToken, Task> attempt, Func<IReadOnlyList<PendingEvent>> sent, CancellationToken cancellationToken)
    {
        var attempts = new PublishAttempts(connection);
        try
        {
            while (!await TryOnceAsync(attempt, sent, attempts, cancellationToken).ConfigureAwait(false)) { }
        }
        catch (Exception failure) when (_hasSent && failure is not OutOfMemoryException && !cancellationToken.IsCancellationRequested)
        {
            CloseCall();
            var why = ServerText.Clean(PublishExceptions.TextOf(failure), _used?.Reveal());
            Stop(
                sent(),
                () => PublishOutcomes.NotSent($"The event was not sent, because an earlier step failed: {why}"),
                pending => attempts.MayBePublished ? PublishOutcomes.Unknown(pending, why) : PublishOutcomes.NotSent(why));
        }
        catch (ObjectDisposedException failure) when (!_hasSent && !cancellationToken.IsCancellationRequested)
        {
            throw PublishExceptions.Disposed(failure);
        }
    }

    /// <returns>False if the request is repeated.</returns>
    private async Task<bool> TryOnceAsync(
        Func<PublishAttempts, CancellationToken, Task> attempt, Func<IReadOnlyList<PendingEvent>> sent, PublishAttempts attempts, CancellationToken cancellationToken)
    {
        try
        {
            await attempt(attempts, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (UnauthorizedAccessException refused)
        {
            Stop(sent(), () => PublishOutcomes.Refused(refused.Message), pending => Refused(pending, refused.Message, attempts.MayBePublished));
            return true;
        }
        catch (RpcException failed)
        {
            cancellationToken.ThrowIfCancellationRequested();
            CloseCall();
            var failure = CallFailure.Of(ServerText.Clean(failed, _used), connection.Address, connection.HasConnected);
            switch (attempts.Next(failure))
            {
                case PublishStep.RenewToken:
                    _ = await login.Token(_used, cancellationToken).ConfigureAwait(false);
                    return false;
                case PublishStep.RenewSchema:
                    ForgetSchema();
                    return false;
                case PublishStep.Repeat:
                    _ = await login.Token(null, cancellationToken).ConfigureAwait(false); // Throws if the client has ended.
                    await attempts.PauseAsync(topic, failure, cancellationToken).ConfigureAwait(false);
                    return false;
                default:
                    Stop(sent(), failure, attempts);
                    return true;
            }
        }
    }

    private void Stop(IReadOnlyList<PendingEvent> sent, CallFailure failure, PublishAttempts attempts)
    {
        var why = attempts.Describe(failure);
        if (failure.Kind == FailureKind.TokenRefused) why = PublishExceptions.TokenRefused(why);
        Stop(
            sent,
            () => PublishOutcomes.NotSent($"The event was not sent, because a request failed: {why}", failure.Code),
            pending => attempts.MayBePublished ? PublishOutcomes.Unknown(pending, why, failure.Code)
                : failure.Kind is FailureKind.NotSent or FailureKind.Ambiguous or FailureKind.TokenRefused ? PublishOutcomes.NotSent(why, failure.Code)
                : PublishOutcomes.Refused(why, failure.Code, failure.IsTransient));
    }

    private void Stop(IReadOnlyList<PendingEvent> sent, Func<PublishResult> later, Func<PendingEvent, PublishResult> outcome)
    {
        _stopped = later;
        foreach (var pending in sent) _results[pending.Place] = outcome(pending);
    }

    private void CloseCall()
    {
        _call?.Dispose();
        _call = null;
    }

    private void ForgetSchema()
    {
        if (_schema is not null) schemas.Forget(topic, _schema);
        _schema = null;
    }

    /// <summary>
    /// Returns the outcome of an event that is not sent again. If an earlier attempt may have published the event, its outcome is unknown, although
    /// the last attempt was refused.
    /// </summary>
    private static PublishResult Refused(PendingEvent pending, string why, bool mayBePublished) =>
        mayBePublished ? PublishOutcomes.Unknown(pending, why) : PublishOutcomes.Refused(why);

    private void EncodeAgain(bool mayBePublished)
    {
        var batch = new PublishBatch();
        foreach (var pending in _batch.Events)
            if (Encoded(pending, mayBePublished) is { } encoded) batch.Add(encoded);
        _batch = batch;
    }

    /// <summary>Returns the event with its payload. If the event cannot be encoded or is too large, stores its outcome and returns null.</summary>
    private PendingEvent? Encoded(PendingEvent pending, bool mayBePublished)
    {
        string why;
        try
        {
            var payload = _schema!.Encode(pending.Json.Span);
            if (payload.Length <= OutgoingEvents.LargestEvent) return pending with { Payload = payload, SchemaId = _schema.SchemaId };
            why = OutgoingEvents.TooLarge(payload.Length).Error!;
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            why = $"The event does not match the schema of {topic}: {failure.Message}";
        }

        _results[pending.Place] = Refused(pending, why, mayBePublished);
        return null;
    }

    private ReadOnlyMemory<byte> WithCreation(ReadOnlyMemory<byte> json)
    {
        var now = connection.Time.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        var isEmpty = json.Length <= "{}".Length;
        var start = Encoding.UTF8.GetBytes($$"""{"CreatedDate":"{{now}}","CreatedById":"{{_userId}}"{{(isEmpty ? "" : ",")}}""");
        return (byte[])[.. start, .. json.Span[1..]];
    }
}
