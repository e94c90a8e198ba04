using TypedStreaming.Simulator;
using TypedStreaming.Tests.Fixtures;

namespace TypedStreaming.Tests.Faults;

/// <summary>
/// A load balancer that moves a client sends the new target in the response that ends its session, or that refuses the next one: the cookie is
/// sent along.
/// </summary>
public sealed class RoutingCookieTests
{
    private const int Limit = 30_000;
    private const string Handshake = "/meta/handshake";
    private const string Connect = "/meta/connect";
    private const string Subscribe = "/meta/subscribe";
    private const string Unsubscribe = "/meta/unsubscribe";
    private const string Cookie = "route=n2; Path=/";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Timeout = Limit)]
    public async Task A_failover_costs_one_handshake()
    {
        await using var run = await FaultRun.StartAsync();
        run.Faults.RequireRoutingCookie("route", "n2");
        await run.PublishAsync(count: 2);
        await run.RecoveredAsync(handshakes: 2);
        await run.AssertRecoveredAsync(handshakes: 2, logins: 1, mostRequests: 16);
    }

    [Theory(Timeout = Limit)]
    [InlineData(RequestKind.Connect, 200)]
    [InlineData(RequestKind.Connect, 403)]
    [InlineData(RequestKind.Handshake, 200)]
    [InlineData(RequestKind.Handshake, 503)]
    [InlineData(RequestKind.Subscribe, 200)]
    public async Task What_an_answer_sets_that_ends_or_refuses_a_session_goes_to_the_next_handshake(RequestKind kind, int status)
    {
        await using var run = await FaultRun.StartAsync();
        run.Faults.Refuse(kind, "403::Unknown client", "handshake", 0, failureReason: kind == RequestKind.Handshake ? "503::Server is too busy" : null, status: status, endsSession: true);
        // The connect that is waiting now is answered before.
        run.Faults.AddHeader(kind, "Set-Cookie", Cookie, times: kind == RequestKind.Connect ? 2 : 1);
        if (kind != RequestKind.Connect) run.Faults.ExpireSessions();
        await run.PublishAsync(count: 2);
        await run.RecoveredAsync(handshakes: kind == RequestKind.Connect ? 2 : 3);
        await run.AssertNothingLostAsync();
        AssertRouted(run.Exchanges.Snapshot(RequestKind.Handshake)[^1]);
        AssertRouted(run.Exchanges.Snapshot(RequestKind.Connect)[^1]);
    }

    [Theory(Timeout = Limit)]
    [InlineData(Handshake, 503)]
    [InlineData(Connect, 503)]
    [InlineData(Connect, 401)]
    [InlineData(Subscribe, 503)]
    [InlineData(Unsubscribe, 503)]
    [InlineData(Unsubscribe, 401)]
    public async Task So_it_is_with_an_answer_that_is_not_Bayeux(string channel, int status)
    {
        using var server = new StagedServer(Handshake, Connect, channel);
        using var recorded = new RecordedCookies(server);
        await using var client = server.MakeClient(options => (options.HttpHandler, options.AccessTokens) = (recorded, new PrintingTokens()));
        var started = client.StartAsync(Token);
        (await server.NextAsync(Handshake)).Agree();
        await started;
        (await server.NextAsync(Connect)).Agree();
        if (channel == Handshake) (await server.NextAsync(Connect)).Lose();
        if (channel == Subscribe) _ = client.SubscribeAsync("/u/a", cancellationToken: Token).AsTask();
        if (channel == Unsubscribe) _ = UnsubscribeAsync(client);
        (await server.NextAsync(channel)).Answer(status, "<html>", ("Set-Cookie", Cookie));
        await server.NextAsync(Handshake);
        Assert.Equal("route=n2", recorded.OfHandshakes[^1]);
    }

    /// <summary>Cookies of the old host are not sent to the new one.</summary>
    [Fact(Timeout = Limit)]
    public async Task Another_instance_does_not_get_it()
    {
        await using var moved = await SimulatedOrg.StartAsync(new() { RequireAuthentication = false }, Token);
        moved.AddPushTopic("AccountUpdates");
        await using var run = await FaultRun.StartAsync();
        // Cookies ignore ports (RFC 6265, section 8.5), so the new instance needs another name.
        run.Faults.MoveInstance(new UriBuilder(moved.Url) { Host = "localhost" }.Uri);
        run.Faults.AddHeader(RequestKind.Connect, "Set-Cookie", Cookie);
        run.Faults.RevokeTokens();
        await moved.WaitForHeldConnectsAsync(1, Token);
        Assert.DoesNotContain(moved.Exchanges.Snapshot(RequestKind.Handshake), static exchange => exchange.RequestHeaders.ContainsKey("Cookie"));
    }

    private static async Task UnsubscribeAsync(StreamingClient client)
    {
        await client.SubscribeAsync("/u/a", cancellationToken: Token);
        await client.UnsubscribeAsync("/u/a", Token);
    }

    private static void AssertRouted(Exchange exchange) =>
        Assert.Contains("route=n2", exchange.RequestHeaders.GetValueOrDefault("Cookie", ""), StringComparison.Ordinal);

    /// <summary>Tokens that can be renewed.</summary>
    private sealed class PrintingTokens : IAccessTokenSource
    {
        private int _count;

        public ValueTask<AccessToken> GetTokenAsync(AccessTokenRequest request, CancellationToken cancellationToken) =>
            ValueTask.FromResult(new AccessToken($"token {++_count}", new Uri("http://localhost/")));
    }

    private sealed class RecordedCookies(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        private readonly Lock _gate = new();
        private readonly List<string> _cookies = [];

        /// <summary>Returns the cookies of each handshake.</summary>
        public IReadOnlyList<string> OfHandshakes
        {
            get { lock (_gate) return [.. _cookies]; }
        }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var body = await request.Content!.ReadAsStringAsync(cancellationToken);
            var cookies = request.Headers.TryGetValues("Cookie", out var values) ? string.Join("; ", values) : "";
            if (body.Contains(Handshake, StringComparison.Ordinal)) Add(cookies);
            return await base.SendAsync(request, cancellationToken);
        }

        private void Add(string cookies)
        {
            lock (_gate) _cookies.Add(cookies);
        }
    }
}
