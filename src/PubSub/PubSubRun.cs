using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Grpc.Core;
using TypedStreaming.PubSub.Avro;
using TypedStreaming.PubSub.Connection;
using TypedStreaming.PubSub.Schemas;
using TypedStreaming.PubSub.Streams;
using TypedStreaming.PubSub.Telemetry;
using TypedStreaming.Routing;
using TypedStreaming.Session;
using TypedStreaming.Telemetry;

namespace TypedStreaming.PubSub;

/// <summary>One run of a client, from its start to its stop: the login, and the streams of its consumers. Any thread can use it.</summary>
[SuppressMessage("Design", "CA1001", Justification = "The source has neither a timer nor a wait handle. Disposing it could discard callbacks that have not run yet.")]
internal sealed class PubSubRun : IEventSource
{
    private readonly RunContext _context;
    private readonly Lock _gate = new();
    private readonly Dictionary<RoutedConsumer, TopicStream> _streams = [];
    private readonly List<Task> _loops = [];
    private readonly HashSet<string> _checkedTopics = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _ends = new();
    private readonly TaskCompletionSource _established = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _endRequested = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ServerClock _clock;
    private Exception? _endCause;
    private string? _organization;
    private bool _hasEnded;

    private PubSubRun(RunContext context)
    {
        _context = context;
        _clock = new ServerClock(context.Time);
        Tokens = new SharedToken(context, _ends.Token);
        Schemas = new SchemaCache(context.Time);
        States = new StreamStates(context.States, this);
        context.States.Begin(this);
        Completion = RunAsync();
    }

    public SharedToken Tokens { get; }

    public StreamStates States { get; }

    public SchemaCache Schemas { get; }

    /// <summary>A task that completes when the client has logged in, or when the run has ended before the login.</summary>
    public Task Established => _established.Task;

    /// <summary>A task that completes when the run has ended and all its streams are closed.</summary>
    public Task Completion { get; }

    /// <summary>The failure that ended the run, or null.</summary>
    public StreamingException? Failure { get; private set; }

    /// <summary>The two orgs if the run has ended because a renewed token belongs to another org; otherwise, null.</summary>
    public (string Before, string Now)? OrganizationChange { get; private set; }

    /// <summary>
    /// True after the first response from the Pub/Sub API. Until then, a failed connection counts as a failed start, and is not retried.
    /// </summary>
    public bool HasConnected
    {
        get => Volatile.Read(ref field);
        set => Volatile.Write(ref field, value);
    }

    public bool IsStopped => Volatile.Read(ref _hasEnded);

    public AccessToken Token => Tokens.Current;

    public DateTimeOffset ServerNow => _clock.Now;

    public static PubSubRun Start(RunContext context)
    {
        // The run lives longer than the call that starts it, so it must not keep the trace, logging scopes and async locals of that caller.
        using var apart = ExecutionContext.IsFlowSuppressed() ? default : ExecutionContext.SuppressFlow();
        return new PubSubRun(context);
    }

    /// <summary>
    /// Returns true if the server has reported in this run that the user can subscribe to the topic. Each topic is checked once, because many such
    /// calls could exhaust an org limit.
    /// </summary>
    public bool IsChecked(string topic)
    {
        lock (_gate) return _checkedTopics.Contains(topic);
    }

    public void NoteChecked(string topic)
    {
        lock (_gate) _ = _checkedTopics.Add(topic);
    }

    public void Attach(RoutedConsumer consumer)
    {
        lock (_gate)
        {
            if (!_hasEnded)
            {
                var stream = new TopicStream(this, _context, consumer, _ends.Token);
                _streams.Add(consumer, stream);
                _loops.RemoveAll(static loop => loop.IsCompleted);
                _loops.Add(stream.Start());
                return;
            }
        }

        consumer.Complete(Failure ?? _endCause, discard: true);
    }

    public void Detach(RoutedConsumer consumer)
    {
        TopicStream? stream;
        lock (_gate) _ = _streams.Remove(consumer, out stream);
        stream?.End();
    }

    /// <summary>Ends the login and all streams of the client.</summary>
    /// <param name="cause">The exception that running enumerations throw, or null for a normal end.</param>
    public void RequestEnd(Exception? cause)
    {
        lock (_gate)
        {
            if (_hasEnded) return;
            _endCause = cause;
            Failure = cause as StreamingException;
            _hasEnded = true; // Last, because callers read the cause without the lock when they see it.
        }

        foreach (var consumer in Consumers()) consumer.Complete(cause, discard: Failure is null);
        _ = _ends.CancelAsync();
        _endRequested.TrySetResult();
        if (Failure is not null) _established.TrySetResult();
    }

    /// <summary>Returns the access token. Gets a new token first if the server has refused the current one.</summary>
    /// <exception cref="StreamingException">The login failed. A final failure ends the run with all its streams.</exception>
    public async Task<AccessToken> TokenAsync(AccessToken? rejected, CancellationToken cancellationToken)
    {
        try
        {
            var token = await Tokens.GetAsync(rejected, cancellationToken).ConfigureAwait(false);
            CheckOrganization(token);
            return token;
        }
        catch (StreamingException e) when (!e.IsTransient)
        {
            RequestEnd(e);
            throw;
        }
    }

    /// <summary>Stores the date of a response, from which the server's time is computed.</summary>
    public void NoteDate(Metadata headers)
    {
        if (DateTimeOffset.TryParseExact(headers.GetValue("date"), "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)) _clock.Note(date, _context.Time.GetTimestamp());
    }

    /// <summary>Performs a non-streaming call within the time limit for requests.</summary>
    /// <exception cref="RpcException">The call failed.</exception>
    public async Task<T> CallAsync<T>(Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(_context.Options.RequestTimeout, _context.Time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            return await call(both.Token).ConfigureAwait(false);
        }
        catch (RpcException) when (both.IsCancellationRequested)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw new RpcException(new Status(StatusCode.DeadlineExceeded, $"The server did not answer within {_context.Options.RequestTimeout.TotalSeconds:0.###} s."));
        }
    }

    /// <summary>
    /// Returns the plan for reading the events of a schema. If the server does not return the schema, the request is repeated for as long as a stream
    /// is allowed to recover.
    /// </summary>
    /// <returns>The plan, which says why if the events of the schema cannot be read.</returns>
    /// <exception cref="StreamingException">The server refuses the schema, or did not return it in time.</exception>
    public async Task<EventPlan> PlanAsync(string schemaId, string channel, CancellationToken cancellationToken)
    {
        var recovery = _context.NewRecovery();
        AccessToken? used = null;
        AccessToken? rejected = null;
        while (true)
        {
            try
            {
                used = await TokenAsync(rejected, cancellationToken).ConfigureAwait(false);
                var metadata = CallMetadata.Of(used);
                var plan = await Schemas.GetAsync(schemaId, request => CallAsync(token => _context.Connection.Stub.GetSchemaAsync(request, metadata, cancellationToken: token).ResponseAsync, _ends.Token), cancellationToken)
                    .ConfigureAwait(false);
                if (plan.Defect is { } defect) StreamLog.BadSchema(_context.Logger, channel, EventPlan.Short(schemaId), defect.Message);
                return plan;
            }
            catch (RpcException e) when (!cancellationToken.IsCancellationRequested)
            {
                var failure = RpcFailures.Of(ServerText.Clean(e, used), channel, wasConnected: true, _context.Address);
                rejected = failure.Reaction == StreamReaction.RenewToken ? used : null;
                var (delay, final) = recovery.Fail(failure);
                if (final is not null) throw final;
                StreamLog.SchemaMissing(_context.Logger, channel, EventPlan.Short(schemaId), delay, failure.Cause.Message);
                await Task.Delay(delay, _context.Time, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private void CheckOrganization(AccessToken token)
    {
        string before;
        var now = token.OrganizationId ?? UtcText.Unknown;
        lock (_gate)
        {
            _organization ??= token.OrganizationId;
            if (_organization is null || _organization == token.OrganizationId) return;
            before = _organization;
            if (!_hasEnded) OrganizationChange = (before, now);
        }

        var another = SessionExceptions.AnotherOrg(before, now);
        RequestEnd(another);
        throw another;
    }

    private async Task RunAsync()
    {
        _context.States.Change(this, ClientState.Connecting, null, null);
        try
        {
            await TokenAsync(null, _ends.Token).ConfigureAwait(false);
            StreamLog.LoggedIn(_context.Logger, _context.Options.Endpoint);
            States.Connected();
            _established.TrySetResult();
            await _endRequested.Task.ConfigureAwait(false);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            RequestEnd(e as StreamingException ?? StreamExceptions.Defect(e));
        }
        catch (OperationCanceledException)
        {
            RequestEnd(null); // The client was stopped during the login.
        }

        await EndAsync().ConfigureAwait(false);
    }

    private async Task EndAsync()
    {
        if (Failure is null) States.End(ClientState.Stopping, null);
        Task[] loops;
        lock (_gate) loops = [.. _loops];
        await Task.WhenAll(loops).ConfigureAwait(false);
        if (Failure is { } failure) StreamLog.ClientFailed(_context.Logger, failure.Message);
        else StreamLog.Stopped(_context.Logger);
        States.End(Failure is null ? ClientState.Stopped : ClientState.Faulted, Failure);
        _established.TrySetResult();
    }

    private List<RoutedConsumer> Consumers()
    {
        lock (_gate) return [.. _streams.Keys];
    }
}
