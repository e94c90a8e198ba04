using System.Diagnostics;
using TypedStreaming.Bayeux;
using TypedStreaming.Telemetry;
using TypedStreaming.Transport;

namespace TypedStreaming.Session;

/// <summary>
/// The part of the session that runs asynchronous operations. Each operation runs in parallel with the loop, and ends by posting its result to the
/// loop's inbox.
/// </summary>
internal sealed partial class StreamingSession
{
    private void Send(
        BayeuxRequestKind kind, Func<string, ReadOnlyMemory<byte>> write, TimeSpan deadline, string? channel = null, IEnumerable<ActivityContext>? askedBy = null)
    {
        var number = ++_messages;
        var id = number.ToString();
        // Polls get no activities, because they would never stop coming; they are counted instead.
        var trace = kind == BayeuxRequestKind.Connect ? null : ClientActivities.Start(kind.ToString().ToLowerInvariant(), _context.Identity.Labels, _endpoint!.Host, channel, askedBy);
        var request = new WireRequest(number, id, kind, _state.Epoch, _context.Time.GetTimestamp(), channel, trace);
        var post = new TransportRequest
        {
            Endpoint = _endpoint!,
            Body = write(id),
            Cookies = _cookies,
            BearerToken = _token!.Reveal(),
            Deadline = deadline,
            IdleLimit = kind == BayeuxRequestKind.Disconnect ? null : _context.Options.RequestTimeout,
        };
        if (kind is not (BayeuxRequestKind.Handshake or BayeuxRequestKind.Disconnect)) Table.Sent(request.Number, kind == BayeuxRequestKind.Connect, kind == BayeuxRequestKind.Subscribe ? channel : null);
        var response = new ArrivingResponse(request, _postPart, _context.Time);
        _arriving.RemoveAll(static other => other.HasEnded);
        _arriving.Add(response);
        _running.Add(SendAsync(response, post, _requests.Token));
        // The request continues in its own activity. The loop and its next requests must not continue in it.
        Activity.Current = null;
    }

    private async Task SendAsync(ArrivingResponse response, TransportRequest post, CancellationToken abandoned)
    {
        try
        {
            if (_runsProgramCode) await ExchangeOnPoolAsync(post, response, abandoned).ConfigureAwait(false);
            else await ExchangeAsync(post, response, abandoned).ConfigureAwait(false);
        }
        catch (TransportException e)
        {
            Post(new WireLoss(response, e));
        }
        catch (Exception e)
        {
            if (!abandoned.IsCancellationRequested) response.Request.Trace.Fail(e.GetType().Name);
            response.Request.Trace?.Dispose();
            PostFailure(e, abandoned);
        }
        finally
        {
            response.HasEnded = true;
        }
    }

    /// <summary>
    /// Posts a request to the server on the thread pool, because the request may run the application's extensions or HTTP handler, whose code must
    /// never delay the loop.
    /// </summary>
    private Task ExchangeOnPoolAsync(TransportRequest post, IResponseSink response, CancellationToken abandoned) =>
        Task.Run(() => ExchangeAsync(post, response, abandoned).AsTask(), abandoned);

    private ValueTask ExchangeAsync(TransportRequest post, IResponseSink response, CancellationToken abandoned) =>
        _context.Extensions.IsEmpty ? _transport.PostAsync(post, response, abandoned) : ExchangeExtendedAsync(post, response, abandoned);

    private async ValueTask ExchangeExtendedAsync(TransportRequest post, IResponseSink response, CancellationToken abandoned)
    {
        var sent = await _context.Extensions.SendingAsync(post.Body, post.Deadline, abandoned).ConfigureAwait(false);
        try
        {
            await _transport.PostAsync(post.With(sent), ExtensionSink.To(_context.Extensions, response, post.Deadline), abandoned).ConfigureAwait(false);
        }
        catch (TransportException e) when (BayeuxRefusal.IsIn(e.Body.Span))
        {
            await _context.Extensions.ReceivedAsync(e.Body, BodyPosition.Start, post.Deadline, abandoned).ConfigureAwait(false);
            throw;
        }
    }

    private async Task<long> DisconnectAbandonedAsync(TransportRequest post, CancellationToken abandoned)
    {
        var response = new DiscardedResponse();
        await ExchangeAsync(post, response, abandoned).ConfigureAwait(false);
        return response.Bytes;
    }

    private async Task AcquireTokenAsync(AccessToken? rejected)
    {
        if (await LogInAsync(rejected, _state.Epoch, _requests.Token).ConfigureAwait(false) is { } outcome) Post(outcome);
    }

    /// <summary>
    /// Returns the result of a login, or null if the login was abandoned. The tracing activity of the login ends before the result is reported.
    /// </summary>
    private async Task<SessionEvent?> LogInAsync(AccessToken? rejected, int epoch, CancellationToken abandoned)
    {
        var options = _context.Options;
        using var trace = ClientActivities.Start("login", _context.Identity.Labels, askedBy: StartedBy);
        try
        {
            // The state machine allows no login beyond the limit, but it does not know the logins without a session.
            await _context.Logins.WaitAsync(abandoned).ConfigureAwait(false);
            var request = new AccessTokenRequest(_context.Connections.Login, _context.Time, options.RequestTimeout, rejected);
            var token = await TokenAsync(request, abandoned).ConfigureAwait(false);
            trace.TagOrganization(token.OrganizationId);
            return Trusted(epoch, token);
        }
        catch (StreamingException e)
        {
            trace.Fail(e.Message);
            return new SessionEvent.TokenFailed(epoch, e);
        }
        catch (Exception e)
        {
            var crash = Unforeseen(e, abandoned);
            if (crash is not null) trace.Fail(e.GetType().Name);
            return crash;
        }
    }

    private async Task<AccessToken> TokenAsync(AccessTokenRequest request, CancellationToken abandoned)
    {
        await _context.TokenRequests.WaitAsync(abandoned).ConfigureAwait(false);
        try
        {
            return await TokenCalls.GetAsync(_context.Options, request, abandoned).ConfigureAwait(false);
        }
        finally
        {
            _context.TokenRequests.Release();
        }
    }

    private async Task AskVersionAsync(AccessToken token)
    {
        var (epoch, abandoned) = (_state.Epoch, _requests.Token);
        try
        {
            var newest = await Task.Run(() => OrgVersions.NewestAsync(
                _context.Connections.Instance, token, _context.Options.RequestTimeout, _context.Time, abandoned), abandoned).ConfigureAwait(false);
            Post(newest.Defect is { } defect
                ? new SessionEvent.VersionFailed(epoch, defect, Answered: true)
                : new SessionEvent.VersionKnown(epoch, newest.Version!));
        }
        catch (StreamingException e)
        {
            Post(new SessionEvent.VersionFailed(epoch, e, Answered: false));
        }
        catch (Exception e)
        {
            PostFailure(e, abandoned);
        }
    }

    private void PostFailure(Exception failure, CancellationToken abandoned)
    {
        if (Unforeseen(failure, abandoned) is { } crash) Post(crash);
    }

    /// <summary>Converts an unexpected exception to an error that ends the session. If the work was abandoned, nothing is reported.</summary>
    private static SessionEvent.Crashed? Unforeseen(Exception failure, CancellationToken abandoned) =>
        abandoned.IsCancellationRequested
            ? null
            : new SessionEvent.Crashed(failure as StreamingException ?? SessionExceptions.OfDefect(failure));

    private static SessionEvent Trusted(int epoch, AccessToken token) => HttpsRequirement.Defect(token.InstanceUrl) is { } defect
        ? new SessionEvent.TokenFailed(epoch, SessionExceptions.OfInstance(defect))
        : new SessionEvent.TokenAcquired(epoch, token);
}
