namespace TypedStreaming;

/// <summary>
/// A client that streams typed events from one org. The interface has the members that services with event handlers need, and does not depend on the
/// transport. <see cref="StreamingClient"/> implements it over CometD, and <c>PubSubClient</c> over the Pub/Sub API. All members can be used from any
/// thread.
/// </summary>
public interface IEventClient : IAsyncDisposable
{
    /// <summary>The client's name in logs, metrics and activities; empty if the client has no name.</summary>
    string Name { get; }

    /// <summary>The 18-character id of the org; null before the first login, or if the login does not report the id.</summary>
    string? OrganizationId { get; }

    /// <summary>The current state of the client.</summary>
    ClientState State { get; }

    /// <summary>
    /// The number of consumers that currently receive no events, because their buffers were full for too long. Each receives events again when its
    /// buffer is empty.
    /// </summary>
    int ParkedConsumers { get; }

    /// <summary>
    /// Returns true if the client's transport supports events of the given kind. A host uses this method to check its event handlers at startup. The
    /// default implementation returns true for every kind.
    /// </summary>
    /// <param name="kind">The kind of event.</param>
    /// <returns>False if every subscription to such events fails.</returns>
    bool Supports(EventKind kind) => true;

    /// <summary>
    /// Yields the current state of the client and each later state, until the client is disposed. The sequence continues when the client stops and
    /// starts again. The method does not start the client.
    /// </summary>
    /// <param name="cancellationToken">Ends the wait for the next change with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>The current state first, then each change with its cause.</returns>
    IAsyncEnumerable<StateChange> StateChanges(CancellationToken cancellationToken = default);

    /// <summary>
    /// Logs in and opens the session. If the client is already started, the call returns immediately; a stopped client is started again.
    /// </summary>
    /// <param name="cancellationToken">Ends this wait only: the attempt continues for other callers.</param>
    /// <returns>A task that is done when events can be subscribed to.</returns>
    /// <exception cref="StreamingException">The start failed. The next call tries again.</exception>
    /// <exception cref="OperationCanceledException">The wait was cancelled, or the client was stopped during the wait.</exception>
    /// <exception cref="ObjectDisposedException">The client is disposed.</exception>
    Task StartAsync(CancellationToken cancellationToken = default);

    /// <summary>
    /// Ends every enumeration without an exception, closes the session, and saves positions. If the client is not started, the call does
    /// nothing.
    /// </summary>
    /// <param name="cancellationToken">Ends this wait only: the client stops anyway.</param>
    /// <returns>A task that is done when the session is closed and all acknowledged positions are saved.</returns>
    /// <exception cref="StreamingException">A position could not be saved.</exception>
    Task StopAsync(CancellationToken cancellationToken = default);

    /// <summary>
    /// Closes the positions of all consumers that have ended, and forgets the events that they did not acknowledge. The next consumer with such a
    /// name reopens its position in the store, even if another owner has taken over that position. Call this method only if no other process is using
    /// the positions, for example before this process acquires a lease again; otherwise, the two processes would repeatedly take the positions from
    /// each other.
    /// </summary>
    /// <param name="cancellationToken">Ends this wait only: the positions are closed anyway.</param>
    /// <returns>A task that is done when the positions are closed. Positions of consumers that are still active are not changed.</returns>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    Task ForgetPositionsAsync(CancellationToken cancellationToken = default);

    /// <summary>
    /// Subscribes to the channel of an event type and yields its events until the client stops, continuing after lost sessions. When the application
    /// asks for the next event, the previous event is acknowledged.
    /// </summary>
    /// <typeparam name="T">A type that is annotated with <c>[PushTopic]</c>, <c>[GenericEvent]</c>, <c>[PlatformEvent]</c> or
    /// <c>[ChangeEvent]</c>.</typeparam>
    /// <param name="options">The start position, the consumer's name, another channel.</param>
    /// <param name="cancellationToken">Ends the wait for the next event with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>The events. Moving to the next one throws as in <see cref="StreamingClient.Events{T}"/>.</returns>
    /// <exception cref="ArgumentException">An option is out of range, or the channel belongs to another kind of event.</exception>
    IAsyncEnumerable<T> Events<T>(EventsOptions? options = null, CancellationToken cancellationToken = default)
        where T : IStreamingEvent<T>;

    /// <summary>
    /// Yields the events in the same way as <see cref="Events{T}"/>, each with its metadata. Each delivery is acknowledged by
    /// <see cref="Delivery{T}.Acknowledge"/>.
    /// </summary>
    /// <typeparam name="T">A type that is annotated with <c>[PushTopic]</c>, <c>[GenericEvent]</c>, <c>[PlatformEvent]</c> or
    /// <c>[ChangeEvent]</c>.</typeparam>
    /// <param name="options">The start position, the consumer's name, another channel.</param>
    /// <param name="cancellationToken">Ends the wait for the next event with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>The deliveries. Moving to the next one throws as in <see cref="Events{T}"/>, except for decoding errors and gap events.</returns>
    /// <exception cref="ArgumentException">An option is out of range, or the channel belongs to another kind of event.</exception>
    IAsyncEnumerable<Delivery<T>> Deliveries<T>(EventsOptions? options = null, CancellationToken cancellationToken = default)
        where T : IStreamingEvent<T>;

    /// <summary>
    /// Subscribes to a channel and yields its events as messages, which can be stored or sent elsewhere and decoded later. Each delivery is
    /// acknowledged by <see cref="Delivery{T}.Acknowledge"/>.
    /// </summary>
    /// <param name="channel">The channel, such as <c>/data/AccountChangeEvent</c>.</param>
    /// <param name="options">The start position, and the consumer's name.</param>
    /// <param name="cancellationToken">Ends the wait for the next event with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>The deliveries. Moving to the next one throws as in <see cref="Deliveries{T}"/>.</returns>
    /// <exception cref="ArgumentException">The channel is not valid, or an option is out of range.</exception>
    IAsyncEnumerable<Delivery<EventMessage>> Deliveries(string channel, EventsOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Subscribes to the channel of an event type, and returns when the server has confirmed the subscription. Events are buffered until they
    /// are enumerated.
    /// </summary>
    /// <typeparam name="T">A type that is annotated with <c>[PushTopic]</c>, <c>[GenericEvent]</c>, <c>[PlatformEvent]</c> or
    /// <c>[ChangeEvent]</c>.</typeparam>
    /// <param name="options">The start position, the consumer's name, another channel.</param>
    /// <param name="cancellationToken">Ends the wait for the confirmation.</param>
    /// <returns>The subscription.</returns>
    /// <exception cref="ArgumentException">An option is out of range, or the channel belongs to another kind of event.</exception>
    /// <exception cref="InvalidOperationException">A consumer of that name is active on the channel.</exception>
    /// <exception cref="StreamingException">The server refuses the channel, or there is no session.</exception>
    ValueTask<Subscription<T>> SubscribeAsync<T>(EventsOptions? options = null, CancellationToken cancellationToken = default)
        where T : IStreamingEvent<T>;

    /// <summary>
    /// Publishes platform events in the given order, and starts the client if it is not started. Events are sent in batches. Some events may be
    /// published and others not, so check each outcome.
    /// </summary>
    /// <typeparam name="T">A type that is annotated with <c>[PlatformEvent]</c>.</typeparam>
    /// <param name="events">The events. An event that cannot be written is refused alone.</param>
    /// <param name="options">Another channel; null for the channel of the type.</param>
    /// <param name="cancellationToken">Ends the call. Events that were already sent may be published.</param>
    /// <returns>One outcome for each event, in the same order.</returns>
    /// <exception cref="ArgumentException">The channel is not the channel of one platform event.</exception>
    /// <exception cref="StreamingException">The client could not start. No event was sent.</exception>
    /// <exception cref="NotSupportedException">The client cannot publish events, because it reads them from a broker.</exception>
    /// <exception cref="OperationCanceledException">The call was cancelled, or the client was stopped before it.</exception>
    Task<PublishResults> PublishAsync<T>(IEnumerable<T> events, PublishOptions? options = null, CancellationToken cancellationToken = default)
        where T : IPublishableEvent<T>;
}
