using System.Text.Json;
using TypedStreaming.Publishing;
using TypedStreaming.Telemetry;

namespace TypedStreaming;

/// <content>Publishing platform events over REST.</content>
public sealed partial class StreamingClient
{
    /// <summary>
    /// Publishes platform events over the REST API in the given order, and starts the client if it is not started. Each request contains up to 200
    /// events or 3 MB and must be answered within <see cref="StreamingClientOptions.RequestTimeout"/>. A request without a response is not repeated,
    /// because subscribers could get its events twice. These events have the outcome <see cref="PublishStatus.Unknown"/>.
    /// </summary>
    /// <typeparam name="T">A type that is annotated with <c>[PlatformEvent]</c>.</typeparam>
    /// <param name="events">The events. An event that cannot be written is refused alone.</param>
    /// <param name="options">Another channel; null for the channel of the type.</param>
    /// <param name="cancellationToken">Ends the call. Events of requests that were already sent may be published.</param>
    /// <returns>One outcome for each event, in the same order.</returns>
    /// <exception cref="ArgumentException">The channel is not the channel of one platform event.</exception>
    /// <exception cref="InvalidOperationException">The version of the API is not known, because only the endpoint is configured.</exception>
    /// <exception cref="StreamingException">The client could not start. No event was sent.</exception>
    /// <exception cref="OperationCanceledException">The call was cancelled, or the client was stopped before it.</exception>
    /// <exception cref="ObjectDisposedException">The client was disposed before the first request.</exception>
    public async Task<PublishResults> PublishAsync<T>(
        IEnumerable<T> events, PublishOptions? options = null, CancellationToken cancellationToken = default)
        where T : IPublishableEvent<T>
    {
        ArgumentNullException.ThrowIfNull(events);
        var target = PublishTarget.Of<T>(options);
        var session = await EstablishedAsync(cancellationToken).ConfigureAwait(false) ?? throw StoppedBefore("the events were published");
        var version = session.Version ?? _context.Options.ApiVersion
            ?? throw new InvalidOperationException($"The events cannot be published, because the version of the API is not known. Set {nameof(StreamingClientOptions.ApiVersion)}, for example to \"66.0\".");
        using var activity = ClientActivities.Start("publish", _context.Identity.Labels, session.Token!.InstanceUrl.Host, target.Channel);
        var publisher = new RestPublisher(
            target, version, SendAsync, () => TokenOf(session), ended => session.HandshakeAsync().WaitAsync(ended));
        var results = await publisher.PublishAsync(OutgoingEvents.Of(events), cancellationToken).ConfigureAwait(false);
        _context.Metrics.Published(target.Channel, results);
        if (!results.AllPublished) activity.Fail(results.ToString());
        return results;
    }

    private async Task<JsonElement> SendAsync(string path, byte[] body, AccessToken token, CancellationToken cancellationToken)
    {
        try
        {
            return await SendAsync(HttpMethod.Post, path, body, token, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (IsDisposed && !cancellationToken.IsCancellationRequested && IsOfDisposal(e))
        {
            throw Disposed(e);
        }
    }

    private AccessToken TokenOf(Session.StreamingSession session) => IsDisposed ? throw Disposed(null) : session.Token!;

    private static bool IsOfDisposal(Exception failure) =>
        failure is OperationCanceledException or ObjectDisposedException or StreamingException { InnerException: ObjectDisposedException };

    private bool IsDisposed
    {
        get
        {
            lock (_gate) return _disposed;
        }
    }

    /// <summary>Creates the exception whose text becomes the outcome of events or changes, so it contains no names of objects.</summary>
    private static ObjectDisposedException Disposed(Exception? cause) => new("The client was disposed.", cause);
}
