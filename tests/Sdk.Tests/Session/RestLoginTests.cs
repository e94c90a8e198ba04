using System.Net;
using TypedStreaming.Session;
using TypedStreaming.Telemetry;
using TypedStreaming.Tests.Time;
using TypedStreaming.Tests.Transport;
using TypedStreaming.Transport;

namespace TypedStreaming.Tests.Session;

/// <summary>The token of a client without a session: one login for all callers, one more for each refused token, and never more than the limit.</summary>
public sealed class RestLoginTests : IDisposable
{
    private const int Limit = 60_000;
    private static readonly TimeSpan Refill = TimeSpan.FromMinutes(10);
    private readonly ManualTimeProvider _time = new();
    private readonly ScriptedHandler _server = ScriptedHandler.Answering(HttpStatusCode.OK, """[{"version":"66.0"},{"version":"65.0"}]""");
    private readonly List<IDisposable> _used = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _used.ForEach(static used => used.Dispose());

    [Fact(Timeout = Limit)]
    public async Task All_callers_share_one_login()
    {
        var source = new ScriptedTokens();
        var login = Of(source);
        var token = await login.TokenAsync(Token);
        Assert.Same(token, await login.TokenAsync(Token));
        Assert.Equal((1, null), (source.Calls, source.Rejected));
    }

    [Fact(Timeout = Limit)]
    public async Task A_refused_token_is_replaced_once_for_all_who_used_it()
    {
        var source = new ScriptedTokens();
        var login = Of(source);
        var first = await login.TokenAsync(Token);
        await login.RenewAsync(first, Token);
        Assert.Equal((2, first), (source.Calls, source.Rejected));
        await login.RenewAsync(first, Token);
        Assert.Equal("token 2", (await login.TokenAsync(Token)).Reveal());
        Assert.Equal(2, source.Calls);
    }

    [Fact(Timeout = Limit)]
    public async Task A_login_beyond_the_limit_waits_for_it()
    {
        var source = new ScriptedTokens();
        var login = Of(source);
        var first = await login.TokenAsync(Token);
        await login.RenewAsync(first, Token);
        var third = login.RenewAsync(await login.TokenAsync(Token), Token);
        await _time.TimerAsync(Refill);
        Assert.Equal(2, source.Calls);
        _time.Advance(Refill);
        await third;
        Assert.Equal(3, source.Calls);
    }

    [Fact(Timeout = Limit)]
    public async Task A_failed_login_is_thrown_and_the_next_call_logs_in_again()
    {
        var login = Of(new ScriptedTokens(static (call, _) => call == 1 ? throw MachineRun.Failure() : Task.FromResult(ScriptedTokens.Token())));
        await Assert.ThrowsAsync<StreamingException>(() => login.TokenAsync(Token));
        Assert.Equal("token", (await login.TokenAsync(Token)).Reveal());
    }

    [Fact(Timeout = Limit)]
    public async Task A_token_for_an_address_without_HTTPS_is_refused()
    {
        var login = Of(new ScriptedTokens(static (_, _) => Task.FromResult(ScriptedTokens.Token(instance: "http://acme.my.salesforce.com"))));
        Assert.Equal(StreamingError.Configuration, (await Assert.ThrowsAsync<StreamingException>(() => login.TokenAsync(Token))).Error);
    }

    [Theory(Timeout = Limit)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_login_ends_with_the_client_or_with_the_call(bool isCancelled)
    {
        var called = new TaskCompletionSource();
        var login = Of(new ScriptedTokens(async (_, cancellationToken) =>
        {
            called.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, _time, cancellationToken);
            return ScriptedTokens.Token();
        }));
        using var cancelled = new CancellationTokenSource();
        var running = login.TokenAsync(cancelled.Token);
        await called.Task;
        if (isCancelled) await cancelled.CancelAsync();
        login.Close();
        if (isCancelled) await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        else await Assert.ThrowsAsync<ObjectDisposedException>(() => running);
    }

    [Fact(Timeout = Limit)]
    public async Task The_newest_version_is_asked_for_once()
    {
        var login = Of(new ScriptedTokens());
        Assert.Equal("66.0", await login.VersionAsync(login.TokenAsync, Token));
        Assert.Equal("66.0", await login.VersionAsync(login.TokenAsync, Token));
        Assert.Single(_server.Requests);
    }

    [Theory(Timeout = Limit)]
    [InlineData("61.0", true)]
    [InlineData("61.0", false)]
    [InlineData(null, false)]
    public async Task A_version_that_is_given_or_not_needed_is_not_asked_for(string? version, bool asks)
    {
        var source = new ScriptedTokens();
        var login = Of(source, version, asks);
        Assert.Equal(version, await login.VersionAsync(login.TokenAsync, Token));
        Assert.Equal(0, source.Calls);
        Assert.Empty(_server.Requests);
    }

    private RestLogin Of(IAccessTokenSource source, string? version = null, bool asks = true)
    {
        var options = new StreamingClientOptions { AccessTokens = source, TimeProvider = _time, HttpHandler = _server, ApiVersion = version };
        var (connections, metrics) = (new HttpClients(options), new ClientMetrics(new ClientIdentity(""), _time));
        _used.AddRange([connections, metrics]);
        return new RestLogin(Contexts.Of(options, connections, metrics, new SessionSettings { AsksVersion = asks, Logins = new RateLimit(2, Refill) }));
    }
}
