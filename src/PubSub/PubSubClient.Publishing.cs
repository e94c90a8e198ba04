using TypedStreaming.PubSub.Avro;
using TypedStreaming.PubSub.Publishing;
using TypedStreaming.PubSub.Telemetry;
using TypedStreaming.Publishing;
using TypedStreaming.Telemetry;

namespace TypedStreaming.PubSub;

/// <content>Publishing platform events.</content>
public sealed partial class PubSubClient
{
    private readonly Lock _publishing = new();
    private TopicSchemas? _topicSchemas;
    private PublisherConnection? _publisher;

    /// <summary>
    /// Publishes platform events in the given order. Starts the client if it has not been started. Each request contains at most 200 events and at
    /// most 3 MB. Each event keeps its id when a request is repeated after a lost response, so that subscribers can recognize duplicates. The events
    /// are checked against the newest schema before they are sent, because the server also accepts events that subscribers cannot read.
    /// </summary>
    /// <typeparam name="T">A type that is annotated with <c>[PlatformEvent]</c>.</typeparam>
    /// <param name="events">The events. An event that cannot be written, or has more than 1 MB, is refused alone.</param>
    /// <param name="options">Another channel; null for the channel of the type.</param>
    /// <param name="cancellationToken">Ends the call. Events of requests that were already sent may be published.</param>
    /// <returns>One outcome for each event, in the same order.</returns>
    /// <exception cref="ArgumentException">The channel is not the channel of one platform event.</exception>
    /// <exception cref="StreamingException">The client could not start, or the login failed before the first request. No event was sent. Later failures are
    /// outcomes of the events.</exception>
    /// <exception cref="OperationCanceledException">The call was cancelled, or the client was stopped before the first request.</exception>
    /// <exception cref="ObjectDisposedException">The client was disposed before the first request.</exception>
    public async Task<PublishResults> PublishAsync<T>(
        IEnumerable<T> events, PublishOptions? options = null, CancellationToken cancellationToken = default)
        where T : IPublishableEvent<T>
    {
        ArgumentNullException.ThrowIfNull(events);
        var target = PublishTarget.Of<T>(options);
        var run = await EstablishedAsync(cancellationToken).ConfigureAwait(false)
            ?? throw new OperationCanceledException("The client was stopped before the events were published.");
        using var activity = ClientActivities.Start("publish", _context.Metrics.Identity.Labels, _context.Options.Endpoint.Host, target.Channel);
        var (connection, schemas) = Publisher();
        var results = await new PubSubPublisher(target.Channel, connection, schemas, LoginOf(run)).PublishAsync(OutgoingEvents.Of(events), cancellationToken).ConfigureAwait(false);
        _context.Metrics.Published(target.Channel, results);
        if (!results.AllPublished) activity.Fail(results.ToString());
        return results;
    }

    private (PublisherConnection Connection, TopicSchemas Schemas) Publisher()
    {
        lock (_publishing)
        {
            _publisher ??= new PublisherConnection
            {
                Client = _context.Connection.Stub,
                CreateEncoder = static schema => EncoderOf(PayloadEncoder.Create(schema)),
                Address = _context.Address,
                Repeating = Repeating,
                Time = _context.Time,
                RequestTimeout = _context.Options.RequestTimeout,
            };
            return (_publisher, _topicSchemas ??= new TopicSchemas(_publisher));
        }
    }

    private void Repeating(string topic, TimeSpan pause, string cause, bool carriesEvents)
    {
        if (carriesEvents) StreamLog.PublishRepeated(_context.Logger, topic, pause, cause);
        else StreamLog.PublishSchemaMissing(_context.Logger, topic, pause, cause);
        _context.Options.OnRepeating?.Invoke(cause, carriesEvents);
    }

    private static EncodePayload EncoderOf(PayloadEncoder encoder) => json => encoder.Encode(json);

    private PublisherLogin LoginOf(PubSubRun run) => new(
        (rejected, ended) => TokenAsync(run, rejected, ended),
        async ended => (await TokenAsync(run, rejected: null, ended).ConfigureAwait(false)).UserId ?? throw NoUser());

    /// <summary>
    /// Returns the token of the run in which a call began to publish. A call does not start the client again after the end of the run, because the
    /// application has stopped the client, or the next run may belong to another org.
    /// </summary>
    private async Task<AccessToken> TokenAsync(PubSubRun run, AccessToken? rejected, CancellationToken cancellationToken)
    {
        try
        {
            if (!run.IsStopped) return await run.TokenAsync(rejected, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (run.IsStopped && !cancellationToken.IsCancellationRequested && e is StreamingException or OperationCanceledException)
        {
            // The reason why the run has ended is thrown instead, because it may be the cause of this failure.
        }

        throw EndOf(run);
    }

    private Exception EndOf(PubSubRun run)
    {
        lock (_gate)
            if (_disposed) return PublishExceptions.Disposed();
        if (run.OrganizationChange is { } change) return PublishExceptions.AnotherOrg(change.Before, change.Now);
        return run.Failure ?? (Exception)PublishExceptions.Stopped();
    }

    private static StreamingException NoUser() => new(
        StreamingError.Configuration,
        $"Events cannot be published over the Pub/Sub API, because the login did not report the id of the user. Each event must contain this id as its creator. Use a login flow, or set {nameof(AccessToken)}.{nameof(AccessToken.UserId)}.");
}
