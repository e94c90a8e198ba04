using System.Diagnostics;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using TypedStreaming.Simulator;
using TypedStreaming.Tests.Fixtures;
using TypedStreaming.Tests.Telemetry;

namespace TypedStreaming.Tests.Streaming;

/// <summary>
/// The context of a program's call (locals, logging scopes, a trace) stays with that call: the session lives longer, and works for other
/// callers too.
/// </summary>
[Collection(TelemetryCollectionDefinition.Name)]
public sealed class CallersContextTests
{
    private const int Limit = 30_000;
    private static readonly AsyncLocal<string?> Caller = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Timeout = Limit)]
    public async Task The_first_callers_locals_are_on_no_log_line_token_request_or_save_of_the_session()
    {
        var seen = new SeenCallers();
        using var handler = new SeeingHandler(seen);
        var store = new ScriptedStore { Saving = _ => { seen.See("save"); return ValueTask.CompletedTask; } };
        await using var test = await TestOrg.StartAsync(configureClient: (options, org) =>
        {
            options.ApiVersion = "66.0";
            options.HttpHandler = handler;
            options.LoggerFactory = new SeeingLoggers(seen);
            options.AccessTokens = new SeeingSource(seen, options.AccessTokens!);
            options.ReplayStore = store;
            options.Extensions.Add(new RecordingExtension { Sending = _ => seen.See("extension"), Receiving = _ => seen.See("extension") });
        });
        Caller.Value = "the first caller";
        await using var accounts = await test.Client.SubscribeAsync<AccountChange>(new() { SaveInterval = TimeSpan.Zero }, Token);
        // Opening a position is part of the caller's own call, and so is the closing of the older forms of its key.
        store.Closing = () => { seen.See("close"); return ValueTask.CompletedTask; };
        await TakeAsync(test, accounts);
        test.Org.Faults.RevokeTokens();
        await test.Org.Exchanges.WaitForAsync(RequestKind.Handshake, 2, Token);
        await test.Org.WaitForSubscribersAsync(TestOrg.Accounts, 1, Token);
        await TakeAsync(test, accounts);
        await store.WhenAttemptedAsync(3);
        await accounts.DisposeAsync();

        Assert.Equal(["close", "extension", "log", "request", "save", "token"], seen.Places.Distinct().Order(StringComparer.Ordinal));
        Assert.Empty(seen.WithCaller);
    }

    [Fact(Timeout = Limit)]
    public async Task A_start_whose_flow_is_suppressed_works_too()
    {
        await using var test = await TestOrg.StartAsync();
        Task start;
        using (ExecutionContext.SuppressFlow()) start = test.Client.StartAsync(Token);
        await start;
        Assert.Equal(ClientState.Connected, test.Client.State);
    }

    [Fact(Timeout = Limit)]
    public async Task Callbacks_run_in_the_context_of_their_own_consumer()
    {
        await using var test = await TestOrg.StartAsync(configureClient: static (options, _) => options.ApiVersion = "66.0");
        await ConsumeAsync("one", async () => await test.Client.StartAsync(Token));
        var heard = new List<string?>();
        await ConsumeAsync("two", async () =>
        {
            var options = new EventsOptions
            {
                From = ReplayFrom.After(999_999),
                OnInvalidReplay = InvalidReplayHandling.Ask((_, _) => { heard.Add($"invalid replay {Caller.Value}"); return ValueTask.FromResult<ReplayFrom?>(ReplayFrom.Earliest); }),
                OnGap = (_, _) => { heard.Add($"gap {Caller.Value}"); return ValueTask.CompletedTask; },
                OnDecodeError = DecodeErrorHandling.SkipTo((_, _) => { heard.Add($"decode error {Caller.Value}"); return ValueTask.CompletedTask; }),
            };
            await test.Org.PublishPushTopicAsync(TestOrg.Accounts, "updated", new { Id = 7 }, Token);
            await test.PublishAccountAsync();
            await test.Client.Events<AccountChange>(options, Token).FirstAsync(Token);
        });

        Assert.Equal(["invalid replay two", "gap two", "decode error two"], heard);
    }

    [Fact(Timeout = Limit)]
    public async Task Predicates_of_a_subscribe_run_in_its_callers_context()
    {
        string? heard = null;
        await using var test = await TestOrg.StartAsync(configureClient: (options, _) => options.SubscribeRetry = new SubscribeRetryOptions
        {
            InitialDelay = TimeSpan.Zero,
            ShouldRetryOnErrorResponse = (_, _, _) => { heard = Caller.Value; return ValueTask.FromResult(true); },
        });
        await ConsumeAsync("one", async () => await test.Client.StartAsync(Token));
        test.Org.Faults.Refuse(RequestKind.Subscribe, "403::No access on channel");
        await ConsumeAsync("two", async () => await test.Client.SubscribeAsync(TestOrg.Alerts, cancellationToken: Token));
        Assert.Equal("two", heard);
    }

    [Fact(Timeout = Limit)]
    public async Task Activities_of_the_session_are_roots_linked_to_what_asked_for_them()
    {
        using var source = new ActivitySource("the program");
        using var listener = new ActivityListener { ShouldListenTo = static source => source.Name == "the program", Sample = static (ref _) => ActivitySamplingResult.AllData };
        ActivitySource.AddActivityListener(listener);
        using var heard = new HeardActivities();
        await using var test = await TestOrg.StartAsync(configureClient: static (options, _) => options.ApiVersion = "66.0");
        var start = await AskAsync(source, async () => await test.Client.StartAsync(Token));
        var subscribe = await AskAsync(source, async () => await test.Client.SubscribeAsync(TestOrg.Alerts, cancellationToken: Token));
        var send = await AskAsync(source, async () => await test.Client.SendAsync(
            new JsonObject { ["channel"] = "/meta/subscribe", ["subscription"] = TestOrg.Accounts }, Token));
        var handshake = await AskAsync(source, async () => await test.Client.HandshakeAsync(Token));
        await test.Org.WaitForSubscribersAsync(TestOrg.Alerts, 1, Token);
        await AskAsync(source, async () => await test.Client.UnsubscribeAsync(TestOrg.Alerts, Token));
        await test.Client.StopAsync(Token);

        Assert.All(heard.Stopped, static activity => Assert.Null(activity.ParentId));
        Assert.Equal([start], LinksOf(heard, "login"));
        Assert.Equal([start, handshake], LinksOf(heard, "handshake"));
        Assert.Equal([subscribe], LinksOf(heard, "subscribe"));
        Assert.Equal([send], LinksOf(heard, "message"));
        Assert.Empty(LinksOf(heard, "unsubscribe"));
    }

    /// <summary>The .NET client's own trace of a request is new as well, and is not the first caller's.</summary>
    [Fact(Timeout = Limit)]
    public async Task Requests_of_the_session_carry_no_trace_of_the_first_caller()
    {
        using var source = new ActivitySource("the program");
        using var listener = new ActivityListener { ShouldListenTo = static source => source.Name == "the program", Sample = static (ref _) => ActivitySamplingResult.AllData };
        ActivitySource.AddActivityListener(listener);
        await using var test = await TestOrg.StartAsync(configureClient: static (options, _) => options.ApiVersion = "66.0");
        using var caller = source.StartActivity("caller")!;
        await test.Client.SubscribeAsync(TestOrg.Accounts, cancellationToken: Token);
        await test.Org.WaitForHeldConnectsAsync(1, Token);
        test.Org.Faults.ExpireSessions();
        await test.Org.Exchanges.WaitForAsync(RequestKind.Handshake, 2, Token);
        await test.Org.WaitForHeldConnectsAsync(1, Token);
        Assert.DoesNotContain(test.Org.Exchanges.Snapshot(), exchange =>
            exchange.RequestHeaders.GetValueOrDefault("traceparent", "").Contains(caller.TraceId.ToString(), StringComparison.Ordinal));
    }

    private static async Task TakeAsync(TestOrg test, Subscription<AccountChange> accounts)
    {
        var id = await test.PublishAccountAsync();
        Assert.Equal(id, (await accounts.NextAsync(Token)).Id);
    }

    private static async Task ConsumeAsync(string caller, Func<Task> use)
    {
        Caller.Value = caller;
        await use();
    }

    private static async Task<ActivitySpanId> AskAsync(ActivitySource source, Func<Task> ask)
    {
        using var activity = source.StartActivity("ask")!;
        await ask();
        return activity.SpanId;
    }

    private static IEnumerable<ActivitySpanId> LinksOf(HeardActivities heard, string name) =>
        heard.Named(name).SelectMany(static activity => activity.Links).Select(static link => link.Context.SpanId);

    /// <summary>Records where code of the program ran, and whether the first caller's local was there.</summary>
    private sealed class SeenCallers
    {
        private readonly Lock _gate = new();
        private readonly List<(string Place, string? Caller)> _seen = [];

        public IReadOnlyList<string> Places
        {
            get { lock (_gate) return [.. _seen.Select(static seen => seen.Place)]; }
        }

        public IReadOnlyList<string> WithCaller
        {
            get { lock (_gate) return [.. _seen.Where(static seen => seen.Caller is not null).Select(static seen => $"{seen.Place}: {seen.Caller}")]; }
        }

        public void See(string place)
        {
            lock (_gate) _seen.Add((place, Caller.Value));
        }
    }

    private sealed class SeeingSource(SeenCallers seen, IAccessTokenSource inner) : IAccessTokenSource
    {
        public ValueTask<AccessToken> GetTokenAsync(AccessTokenRequest request, CancellationToken cancellationToken)
        {
            seen.See("token");
            return inner.GetTokenAsync(request, cancellationToken);
        }
    }

    private sealed class SeeingHandler(SeenCallers seen) : DelegatingHandler(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false })
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            seen.See("request");
            return base.SendAsync(request, cancellationToken);
        }
    }

    private sealed class SeeingLoggers(SeenCallers seen) : ILoggerFactory, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException("There are no providers here.");

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => seen.See("log");

        public void Dispose()
        {
            // Nothing to release.
        }
    }
}
