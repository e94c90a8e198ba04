using System.Text.Json;
using TypedStreaming.Transport;

namespace TypedStreaming.Publishing;

/// <summary>
/// Publishes the events of one call over REST, in requests of at most 200 events or 3 MB. Each request is sent once
/// (<see cref="AuthorizedRequests"/>). If a request has no readable response, or is refused as a whole, the remaining events are not sent.
/// </summary>
/// <param name="target">The platform event.</param>
/// <param name="version">The version of the API.</param>
/// <param name="send">Sends a body to a path with the given token.</param>
/// <param name="token">Returns the current token.</param>
/// <param name="renew">Gets a new token.</param>
internal sealed class RestPublisher(
    PublishTarget target,
    string version,
    Func<string, byte[], AccessToken, CancellationToken, Task<JsonElement>> send,
    Func<AccessToken> token,
    Func<CancellationToken, Task> renew)
{
    private readonly AuthorizedRequests _requests = new(_ => Task.FromResult(token()), (_, ended) => renew(ended));
    private readonly List<PublishResult?> _results = [];
    private RestBatch _batch = new(target);
    private string? _stopped;

    /// <summary>True if a request of the call has already been sent.</summary>
    private bool _hasSent;

    /// <summary>The batch whose request was sent and has no outcome yet; otherwise, null.</summary>
    private RestBatch? _awaited;

    /// <exception cref="OperationCanceledException">The call was cancelled. Events that were sent may be published.</exception>
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
        }
        catch (Exception e) when (InterruptedPublishException.IsDueTo(e, _hasSent, cancellationToken))
        {
            throw new InterruptedPublishException(Interrupted(e.Message), e, cancellationToken);
        }

        return new PublishResults(_results.ConvertAll(static result => result!));
    }

    /// <summary>Returns the outcomes of a cancelled call. The events of the current request may be published if it was sent.</summary>
    private PublishResults Interrupted(string why)
    {
        if (_awaited is { } batch) Store(batch, _ => Unknown(why));
        return new PublishResults(_results.ConvertAll(result => result ?? NotSent(why)));
    }

    private async Task AddAsync(ReadOnlyMemory<byte> json, int place, CancellationToken cancellationToken)
    {
        if (!_batch.HasRoomFor(json)) await SendBatchAsync(cancellationToken).ConfigureAwait(false);
        if (_stopped is null) _batch.Add(json, place);
        else _results[place] = NotSent(_stopped);
    }

    private async Task SendBatchAsync(CancellationToken cancellationToken)
    {
        if (_batch.Count == 0) return;
        var batch = _batch;
        _batch = new RestBatch(target);
        var (path, body) = (batch.Path(version), batch.Body());
        var outcome = await _requests.SendAsync((used, ended) =>
        {
            (_hasSent, _awaited) = (true, batch);
            return send(path, body, used, ended);
        }, cancellationToken).ConfigureAwait(false);

        // Before the first request, a failure such as a stopped client is thrown. Later, the outcomes of earlier requests would be lost with it.
        if (outcome is { Failure: { } failure, Fate: { } fate } && (failure is StreamingException || _hasSent)) StopAfter(batch, OutcomeOf(failure, fate));
        else if (RestAnswer.Read(outcome.ResponseOrThrow(), batch.Count) is { } results) Store(batch, index => results[index]);
        else StopAfter(batch, Unknown("The response does not contain an outcome for each event."));
    }

    private void StopAfter(RestBatch batch, PublishResult outcome)
    {
        Store(batch, _ => outcome);
        _stopped = $"The event was not sent, because an earlier request failed: {outcome.Error}";
    }

    private void Store(RestBatch batch, Func<int, PublishResult> outcome)
    {
        for (var i = 0; i < batch.Count; i++) _results[batch.Places[i]] = outcome(i);
        _awaited = null;
    }

    /// <summary>Returns the outcome that applies to all events in a failed request.</summary>
    private static PublishResult OutcomeOf(Exception failure, RequestFate fate) => fate switch
    {
        RequestFate.Refused when failure is StreamingException { Error: StreamingError.AuthenticationRejected } refusal => RestAnswer.OfRefusedToken(refusal),
        RequestFate.Refused when failure is StreamingException refusal => RestAnswer.OfRefusal(refusal),
        RequestFate.NotProcessed => NotSent(failure.Message),
        _ => Unknown(failure.Message),
    };

    private static PublishResult Unknown(string why) => new() { Status = PublishStatus.Unknown, Error = why };

    private static PublishResult NotSent(string why) => new() { Status = PublishStatus.NotSent, Error = why, IsTransient = true };
}
