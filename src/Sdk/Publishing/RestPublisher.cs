using System.Text.Json;
using TypedStreaming.Transport;

namespace TypedStreaming.Publishing;

/// <summary>
/// Publishes the events of one call over REST, in requests of at most 200 events or 3 MB. Each request is sent once. It is sent again only with a new
/// token, after the server has refused the old one, because then it is certain that no event was published. After a request without a readable response, or
/// one that was refused as a whole, nothing more is sent.
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
    private readonly List<PublishResult?> _results = [];
    private RestBatch _batch = new(target);
    private string? _stopped;

    /// <summary>True after the first request of the call.</summary>
    private bool _hasSent;

    /// <summary>True while the response to a request is missing.</summary>
    private bool _isAwaited;

    /// <summary>The failure of a login after the server had refused the token. It says nothing about a request.</summary>
    private StreamingException? _renewal;

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
        try
        {
            var response = await AskAsync(batch, cancellationToken).ConfigureAwait(false);
            if (RestAnswer.Read(response, batch.Count) is { } results) Store(batch, index => results[index]);
            else StopAfter(batch, Unknown("The response does not contain an outcome for each event."));
        }
        catch (StreamingException failure)
        {
            StopAfter(batch, failure == _renewal ? NotSent(failure.Message) : OutcomeOf(failure));
        }
        catch (Exception failure) when (_hasSent && failure is not OutOfMemoryException && !cancellationToken.IsCancellationRequested)
        {
            // For example, the client was stopped. The outcomes of earlier requests would be lost with the exception.
            StopAfter(batch, _isAwaited ? Unknown(failure.Message) : NotSent(failure.Message));
        }
    }

    private async Task<JsonElement> AskAsync(RestBatch batch, CancellationToken cancellationToken)
    {
        var (path, body, used) = (batch.Path(version), batch.Body(), token());
        try
        {
            return await SendAsync(path, body, used, cancellationToken).ConfigureAwait(false);
        }
        catch (StreamingException refused) when (refused.Error == StreamingError.AuthenticationRejected)
        {
            _isAwaited = false;
            if (ReferenceEquals(token(), used)) await RenewAsync(cancellationToken).ConfigureAwait(false);
            if (ReferenceEquals(token(), used)) throw;
        }

        return await SendAsync(path, body, token(), cancellationToken).ConfigureAwait(false);
    }

    private async Task<JsonElement> SendAsync(string path, byte[] body, AccessToken used, CancellationToken cancellationToken)
    {
        _hasSent = _isAwaited = true;
        var response = await send(path, body, used, cancellationToken).ConfigureAwait(false);
        _isAwaited = false;
        return response;
    }

    private async Task RenewAsync(CancellationToken cancellationToken)
    {
        try
        {
            await renew(cancellationToken).ConfigureAwait(false);
        }
        catch (StreamingException failure)
        {
            _renewal = failure;
            throw;
        }
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

    /// <summary>Returns the outcome of the events in a failed request.</summary>
    private static PublishResult OutcomeOf(StreamingException failure) => RequestFates.Of(failure) switch
    {
        RequestFate.Refused => RestAnswer.OfRefusal(failure),
        RequestFate.NotProcessed => NotSent(failure.Message),
        _ => Unknown(failure.Message),
    };

    private static PublishResult Unknown(string why) => new() { Status = PublishStatus.Unknown, Error = why };

    private static PublishResult NotSent(string why) => new() { Status = PublishStatus.NotSent, Error = why, IsTransient = true };
}
