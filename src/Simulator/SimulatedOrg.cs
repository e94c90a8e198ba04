using TypedStreaming.Simulator.Channels;
using TypedStreaming.Simulator.Cometd;
using TypedStreaming.Simulator.Faults;
using TypedStreaming.Simulator.Http;
using TypedStreaming.Simulator.OAuth;
using TypedStreaming.Simulator.PushTopics;
using TypedStreaming.Simulator.Records;
using TypedStreaming.Simulator.Rest;
using TypedStreaming.Simulator.Schema;
using TypedStreaming.Simulator.Sessions;

namespace TypedStreaming.Simulator;

/// <summary>
/// A simulated Salesforce org with the Streaming API, on the loopback addresses. It is both the login host and the instance. Thread-safe.
/// </summary>
public sealed partial class SimulatedOrg : IAsyncDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly OrgState _state;
    private readonly OrgIdentity _identity;
    private readonly AccessTokens _tokens;
    private readonly Publisher _publisher;
    private readonly PlatformEventPublisher _platformEvents;
    private readonly ChangeEventPublisher _changeEvents;
    private readonly OrgSchema _schema = new();
    private readonly RecordStore _records;
    private readonly PushTopicTable _topics;
    private readonly RecordPublisher _recordEvents;
    private readonly FaultScript _script = new();
    private readonly OrgInstance _instance = new();
    private readonly SemaphoreSlim _serverGate = new(1);
    private RequestPipeline? _pipeline;
    private CancellationTokenSource? _serving;
    private LoopbackServer? _server;
    private Uri? _url;

    private SimulatedOrg(SimulatedOrgOptions options)
    {
        var organizationId = options.OrganizationId ?? SalesforceId.Random("00D");
        _identity = new OrgIdentity(organizationId, SalesforceId.Random("005"), options.User ?? new SimulatedUser());
        _state = new OrgState(options);
        _tokens = new AccessTokens(organizationId, options.AccessTokenLifetime, options.TimeProvider);
        _publisher = new Publisher(_state);
        _platformEvents = new PlatformEventPublisher(_state, _publisher, _identity.UserId);
        _changeEvents = new ChangeEventPublisher(_state, _publisher, _identity.UserId);
        _records = new RecordStore(_schema, options.TimeProvider, _identity.UserId);
        _topics = new PushTopicTable(_schema, _state.Channels, options);
        _recordEvents = new RecordPublisher(_state, _records, _topics, _publisher, _changeEvents);
        Faults = new OrgFaults(_script, _state, _tokens, _instance);
        Exchanges = new ExchangeLog(options.ExchangeLogCapacity);
    }

    /// <summary>The address of the org, such as <c>http://127.0.0.1:51234/</c>.</summary>
    /// <remarks>
    /// The names <c>localhost</c>, <c>[::1]</c> and names that end in <c>.localhost</c> lead to the org too. The <c>instance_url</c> of a login contains the
    /// name that the client used. Some clients keep no cookies for IP addresses; they need a name.
    /// </remarks>
    public Uri Url => _url!;

    /// <summary>The 18-character id of the organization.</summary>
    public string OrganizationId => _identity.OrganizationId;

    /// <summary>The user and the connected app with which clients can log in.</summary>
    public SimulatedUser User => _identity.User;

    /// <summary>The faults that a test can cause.</summary>
    public OrgFaults Faults { get; }

    /// <summary>The requests that clients sent, with their responses.</summary>
    public ExchangeLog Exchanges { get; }

    /// <summary>The number of Bayeux sessions that currently exist.</summary>
    public int SessionCount
    {
        get
        {
            lock (_state.Gate) return _state.SessionCount;
        }
    }

    /// <summary>The highest number of Bayeux sessions that existed at the same time.</summary>
    public int PeakSessionCount
    {
        get
        {
            lock (_state.Gate) return _state.PeakSessionCount;
        }
    }

    /// <summary>The number of events delivered since the org was started. An event is counted each time that a response contains it.</summary>
    public long Deliveries
    {
        get
        {
            lock (_state.Gate) return _state.Allowance.Total;
        }
    }

    internal OrgState State => _state;

    internal AccessTokens Tokens => _tokens;

    internal OrgSchema Metadata => _schema;

    internal PlatformEventPublisher PlatformEvents => _platformEvents;

    /// <summary>The second transport of the org, if there is one. It is disposed with the org.</summary>
    internal IAsyncDisposable? SecondTransport { get; set; }

    /// <summary>Starts a simulated org, which then accepts requests.</summary>
    /// <param name="options">The options. Null means an org that behaves like Salesforce, on a free port.</param>
    /// <param name="cancellationToken">Cancels the start.</param>
    /// <returns>The org. It already accepts connections.</returns>
    /// <exception cref="InvalidOperationException">Options are out of range; the message lists each of them.</exception>
    /// <exception cref="IOException">The port is in use.</exception>
    public static async Task<SimulatedOrg> StartAsync(
        SimulatedOrgOptions? options = null, CancellationToken cancellationToken = default)
    {
        var org = new SimulatedOrg((options ?? new SimulatedOrgOptions()).Validated());
        var started = org._state.Options;
        var access = new RestAccess(started, org._tokens);
        var directory = new RecordDirectory(org._state, org._schema, org._records, org._topics, org._identity);
        org._pipeline = new RequestPipeline(
            org._script,
            org.Exchanges,
            new TokenEndpoint(
                org._identity,
                org._tokens,
                new RefreshTokens(org.User.RefreshToken, started.RotateRefreshTokens),
                new FurtherGrants(org.User, started),
                org._instance,
                org._script,
                started.TimeProvider),
            new UserInfoEndpoint(org._identity, org._tokens),
            new VersionsEndpoint(started),
            new PublishEndpoint(org._state, access, org._platformEvents),
            new PublishBatchEndpoint(org._state, access, org._platformEvents),
            new LimitsEndpoint(org._state, access),
            new RecordsEndpoint(org._state, access, directory, new PushTopicEndpoint(org._topics, org._schema)),
            new CometdEndpoint(org._state, org._tokens, org._script),
            started);
        await org.ServeAsync(started.Port, cancellationToken).ConfigureAwait(false);
        return org;
    }

    /// <summary>Issues an access token without a login.</summary>
    /// <returns>A token that is valid until <see cref="OrgFaults.RevokeTokens"/> or the end of its lifetime.</returns>
    public string IssueAccessToken() => _tokens.Issue();

    /// <summary>Adds a PushTopic and its channel. Events are published on it with <see cref="PublishPushTopicAsync"/>.</summary>
    /// <param name="name">The name of the PushTopic, such as <c>AccountUpdates</c> for the channel <c>/topic/AccountUpdates</c>.</param>
    /// <param name="fields">The fields of the PushTopic's query; filters on other fields are refused. Null, the default, means that any
    /// filter is accepted.</param>
    /// <exception cref="ArgumentException">The name does not consist of 1 to 25 letters, digits and underscores.</exception>
    public void AddPushTopic(string name, IReadOnlyCollection<string>? fields = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (!ChannelNameGrammar.IsPushTopicName(name))
        {
            throw new ArgumentException(
                $"'{name}' is not a valid PushTopic name: use 1 to {SimulatedChannelLimits.PushTopicName} letters, digits and underscores.",
                nameof(name));
        }

        lock (_state.Gate) _state.Channels.Add(ChannelNameGrammar.PushTopicPrefix + name, fields);
    }

    /// <summary>Adds a generic streaming channel.</summary>
    /// <param name="channel">The channel, such as <c>/u/Alerts</c>.</param>
    /// <exception cref="ArgumentException">The channel does not consist of <c>/u/</c> followed by letters, digits, underscores and slashes,
    /// or is longer than 80 characters.</exception>
    public void AddGenericChannel(string channel)
    {
        ArgumentNullException.ThrowIfNull(channel);
        if (!ChannelNameGrammar.IsGeneric(channel))
        {
            throw new ArgumentException(
                $"'{channel}' is not a valid generic channel: use '/u/' followed by letters, digits, '_' and '/', "
                + $"{SimulatedChannelLimits.GenericChannel} characters at most.",
                nameof(channel));
        }

        lock (_state.Gate) _state.Channels.Add(channel);
    }

    /// <summary>Adds a channel of any kind, such as <c>/event/Low_Ink__e</c>, for <c>PublishRawAsync</c>.</summary>
    /// <param name="channel">The channel, beginning with the slash.</param>
    /// <exception cref="ArgumentException">
    /// The channel has no leading slash, is reserved by Bayeux, or contains a wildcard, query or quote.
    /// </exception>
    public void AddChannel(string channel)
    {
        ArgumentNullException.ThrowIfNull(channel);
        if (!ChannelNameGrammar.IsAny(channel))
            throw new ArgumentException($"'{channel}' is not a channel that can be subscribed to.", nameof(channel));
        lock (_state.Gate) _state.Channels.Add(channel);
    }

    /// <summary>Publishes a notification on the channel of a PushTopic.</summary>
    /// <param name="channel">The channel, such as <c>/topic/AccountUpdates</c>.</param>
    /// <param name="type">The type of the change: <c>created</c>, <c>updated</c>, <c>deleted</c> or <c>undeleted</c>.</param>
    /// <param name="sobject">The record: JSON, or any object that System.Text.Json serializes to a JSON object.</param>
    /// <param name="cancellationToken">Cancels the call before it publishes.</param>
    /// <returns>The replay id of the event.</returns>
    /// <exception cref="ArgumentException">The channel is not a PushTopic channel, or the type is not one of the four.</exception>
    /// <exception cref="InvalidOperationException">The org has no such channel.</exception>
    public ValueTask<long> PublishPushTopicAsync(
        string channel, string type, object sobject, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(_publisher.PublishPushTopic(channel, type, sobject));
    }

    /// <summary>Publishes an event on a generic streaming channel.</summary>
    /// <param name="channel">The channel, such as <c>/u/Alerts</c>.</param>
    /// <param name="payload">The payload. A string becomes a JSON string; any other object is serialized to JSON.</param>
    /// <param name="cancellationToken">Cancels the call before it publishes.</param>
    /// <returns>The replay id of the event.</returns>
    /// <exception cref="ArgumentException">The channel is not a generic channel.</exception>
    /// <exception cref="InvalidOperationException">The org has no such channel.</exception>
    public ValueTask<long> PublishGenericAsync(
        string channel, object payload, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(_publisher.PublishGeneric(channel, payload));
    }

    /// <summary>Publishes the given text as the <c>data</c> of an event, byte for byte. The text does not have to be JSON.</summary>
    /// <param name="channel">Any channel of the org.</param>
    /// <param name="json">The text. The event is stored with the returned id, even if the text contains another id.</param>
    /// <param name="cancellationToken">Cancels the call before it publishes.</param>
    /// <returns>The replay id of the event.</returns>
    /// <exception cref="InvalidOperationException">The org has no such channel.</exception>
    public ValueTask<long> PublishRawAsync(
        string channel, string json, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(json);
        return PublishRawAsync(channel, _ => json, cancellationToken);
    }

    /// <summary>Publishes an event whose <c>data</c> is the text that a callback returns. The callback gets the replay id of the event.</summary>
    /// <param name="channel">Any channel of the org.</param>
    /// <param name="json">A callback that creates the text from the replay id. It is called once, and must not call the org itself.</param>
    /// <param name="cancellationToken">Cancels the call before it publishes.</param>
    /// <returns>The replay id of the event.</returns>
    /// <exception cref="InvalidOperationException">The org has no such channel.</exception>
    public ValueTask<long> PublishRawAsync(
        string channel, Func<long, string> json, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(_publisher.Publish(channel, id => EventDataWriter.Raw(json(id))));
    }

    /// <summary>Publishes the given text as the <c>data</c> of an event with the given replay id.</summary>
    /// <param name="channel">Any channel of the org.</param>
    /// <param name="replayId">The id under which the event can be replayed, even if the text contains another id. Several events can have the same
    /// id; later events get greater ids.</param>
    /// <param name="json">The text. It is sent byte for byte.</param>
    /// <param name="cancellationToken">Cancels the call before it publishes.</param>
    /// <returns>A task that has already ended, because the event is published.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The replay id is not positive.</exception>
    /// <exception cref="InvalidOperationException">The org has no such channel.</exception>
    public ValueTask PublishRawAsync(
        string channel, long replayId, string json, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(replayId);
        cancellationToken.ThrowIfCancellationRequested();
        _publisher.PublishUnder(channel, replayId, EventDataWriter.Raw(json));
        return ValueTask.CompletedTask;
    }

    /// <summary>Holds back published events until the returned object is disposed. Then all of them are sent in one response.</summary>
    /// <returns>An object that delivers the events when it is disposed.</returns>
    public IDisposable HoldDeliveries() => new DeliveryPause(_state);

    /// <summary>Waits until at least <paramref name="count"/> sessions have subscribed to a channel.</summary>
    /// <param name="channel">The channel. If it has no filter, filtered subscriptions count too.</param>
    /// <param name="count">The number to reach.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A task that ends when the number is reached.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled before the number was reached.</exception>
    public Task WaitForSubscribersAsync(string channel, int count, CancellationToken cancellationToken = default)
    {
        lock (_state.Gate)
            return _state.Waiters.WaitAsync(() => _state.CountSubscribers(channel) >= count, cancellationToken);
    }

    /// <summary>Waits until exactly <paramref name="count"/> Bayeux sessions exist.</summary>
    /// <param name="count">The exact number to reach.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A task that ends when the number is reached.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled before the number was reached.</exception>
    public Task WaitForSessionsAsync(int count, CancellationToken cancellationToken = default)
    {
        lock (_state.Gate)
            return _state.Waiters.WaitAsync(() => _state.SessionCount == count, cancellationToken);
    }

    /// <summary>Waits until at least <paramref name="count"/> connects (long polls) are waiting for events.</summary>
    /// <param name="count">The number to reach.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A task that ends when the number is reached.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled before the number was reached.</exception>
    public Task WaitForHeldConnectsAsync(int count, CancellationToken cancellationToken = default)
    {
        lock (_state.Gate)
            return _state.Waiters.WaitAsync(() => _state.HeldConnectCount >= count, cancellationToken);
    }

    /// <summary>Stops the org, closes all connections, and ends all pending waits with an <see cref="ObjectDisposedException"/>.</summary>
    /// <returns>A task that ends when the port is free.</returns>
    public async ValueTask DisposeAsync()
    {
        if (_stopping.IsCancellationRequested) return;
        if (SecondTransport is { } second) await second.DisposeAsync().ConfigureAwait(false);
        await _stopping.CancelAsync().ConfigureAwait(false);
        _state.Close();
        Exchanges.Close();
        await _serverGate.WaitAsync(CancellationToken.None).ConfigureAwait(false);
        await CutAsync().ConfigureAwait(false);
        _serverGate.Dispose();
        _stopping.Dispose();
    }
}
