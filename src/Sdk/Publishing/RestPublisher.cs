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

    public async Task<PublishResults> PublishAsync(IEnumerable<OutgoingEvent> events, CancellationToken cancellationToken)
    {
        foreach (var outgoing in events)
        {
            if (outgoing.Refusal is null && !_batch.HasRoomFor(outgoing.Json)) await SendBatchAsync(cancellationToken).ConfigureAwait(false);
            if (outgoing.Refusal is null && _stopped is null) _batch.Add(outgoing.Json, _results.Count);
            _results.Add(outgoing.Refusal ?? (_stopped is null ? null : NotSent(_stopped)));
        }

        await SendBatchAsync(cancellationToken).ConfigureAwait(false);
        return new PublishResults(_results.ConvertAll(static result => result!));
    }

    private async Task SendBatchAsync(CancellationToken cancellationToken)
    {
        if (_batch.Count == 0) return;
        var batch = _batch;
        _batch = new RestBatch(target);
        var (path, body) = (batch.Path(version), batch.Body());
        var outcome = await _requests.SendAsync((used, ended) => SendAsync(path, body, used, ended), cancellationToken).ConfigureAwait(false);

        // Before the first request, a failure such as a stopped client is thrown. Later, the outcomes of earlier requests would be lost with it.
        if (outcome is { Failure: { } failure, Fate: { } fate } && (failure is StreamingException || _hasSent)) StopAfter(batch, OutcomeOf(failure, fate));
        else if (RestAnswer.Read(outcome.ResponseOrThrow(), batch.Count) is { } results) Store(batch, index => results[index]);
        else StopAfter(batch, Unknown("The response does not contain an outcome for each event."));
    }

    private Task<JsonElement> SendAsync(string path, byte[] body, AccessToken used, CancellationToken cancellationToken)
    {
        _hasSent = true;
        return send(path, body, used, cancellationToken);
    }

    private void StopAfter(RestBatch batch, PublishResult outcome)
    {
        Store(batch, _ => outcome);
        _stopped = $"The event was not sent, because an earlier request failed: {outcome.Error}";
    }

    private void Store(RestBatch batch, Func<int, PublishResult> outcome)
    {
        for (var i = 0; i < batch.Count; i++) _results[batch.Places[i]] = outcome(i);
    }

    /// <summary>Returns the outcome that applies to all events in a failed request.</summary>
    private static PublishResult OutcomeOf(Exception failure, RequestFate fate) => fate switch
    {
        RequestFate.Refused when failure is StreamingException refusal => RestAnswer.OfRefusal(refusal),
        RequestFate.NotProcessed => NotSent(failure.Message),
        _ => Unknown(failure.Message),
    };

    private static PublishResult Unknown(string why) => new() { Status = PublishStatus.Unknown, Error = why };

    private static PublishResult NotSent(string why) => new() { Status = PublishStatus.NotSent, Error = why, IsTransient = true };
}
