using TypedStreaming.Simulator;
using TypedStreaming.Tests.Fixtures;

namespace TypedStreaming.Tests.Authentication;

/// <summary>Each flow against the simulated org, over real sockets: log in, stream, lose the token, go on.</summary>
public sealed class FlowsOverTheWireTests
{
    private const int Limit = 30_000;

    private readonly List<string> _stored = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Timeout = Limit)]
    public async Task Client_credentials_log_in_again_when_the_token_is_refused()
    {
        await using var test = await TestOrg.StartAsync(configureClient: static (options, org) => options.AccessTokens = ClientCredentials(org));
        await AssertRenewalAsync(test);
    }

    [Fact(Timeout = Limit)]
    public async Task Client_credentials_are_refused_by_a_shared_login_host()
    {
        await using var test = await TestOrg.StartAsync(
            static org => org.IsMyDomain = false, static (options, org) => options.AccessTokens = ClientCredentials(org));
        var failure = await Assert.ThrowsAsync<StreamingException>(() => test.Client.StartAsync(Token));
        Assert.Equal((StreamingError.LoginRefused, "invalid_grant: request not supported on this domain"), (failure.Error, failure.ServerText));
        Assert.EndsWith("Set LoginUrl to the org's My Domain.", failure.Message, StringComparison.Ordinal);
        Assert.Equal(1, test.Org.Exchanges.Count(RequestKind.Login));
    }

    [Fact(Timeout = Limit)]
    public async Task Rotated_refresh_tokens_are_stored_one_after_the_other()
    {
        await using var test = await StartRotatingAsync((token, _) =>
        {
            _stored.Add(token);
            return ValueTask.CompletedTask;
        });
        await AssertRenewalAsync(test);
        Assert.Equal(2, _stored.Distinct(StringComparer.Ordinal).Count());

        // The last stored token starts the next program; the first one is no longer valid.
        await using var next = test.MakeClient((options, org) => options.AccessTokens = Refresh(org, _stored[^1]));
        await next.StartAsync(Token);
        await using var stale = test.MakeClient(static (options, org) => options.AccessTokens = Refresh(org, org.User.RefreshToken));
        var failure = await Assert.ThrowsAsync<StreamingException>(() => stale.StartAsync(Token));
        Assert.Equal((StreamingError.LoginRefused, "invalid_grant: expired access/refresh token"), (failure.Error, failure.ServerText));
    }

    [Fact(Timeout = Limit)]
    public async Task A_refresh_token_that_cannot_be_stored_while_streaming_is_handed_over_again()
    {
        await using var test = await StartRotatingAsync(FailingAt(2));
        await AssertRenewalAsync(test, logins: 3);
        Assert.Equal(4, _stored.Count);
        Assert.Equal(_stored[1], _stored[2]);
        AssertSilent(test, "");
    }

    [Fact(Timeout = Limit)]
    public async Task A_refresh_token_that_cannot_be_stored_at_the_start_fails_the_start_and_is_handed_over_at_the_next()
    {
        await using var test = await StartRotatingAsync(FailingAt(1));
        var failure = await Assert.ThrowsAsync<StreamingException>(() => test.Client.StartAsync(Token));
        Assert.Equal(StreamingError.LoginFailed, failure.Error);
        Assert.Contains("OnRotated threw System.IO.IOException", failure.Message, StringComparison.Ordinal);
        await test.Client.StartAsync(Token);
        Assert.Equal(3, _stored.Count);
        Assert.Equal(_stored[0], _stored[1]);
        AssertSilent(test, failure.ToString());
    }

    private Func<string, CancellationToken, ValueTask> FailingAt(int call) => (token, _) =>
    {
        _stored.Add(token);
        return _stored.Count == call ? throw new IOException($"{token} does not fit") : ValueTask.CompletedTask;
    };

    private void AssertSilent(TestOrg test, string text)
    {
        text += string.Join('\n', test.Log.Entries);
        Assert.NotEmpty(test.Log.Entries);
        foreach (var token in _stored.Append(test.Org.User.RefreshToken).Append(test.Org.User.ClientSecret))
            Assert.DoesNotContain(token, text, StringComparison.Ordinal);
    }

    private static ClientCredentialsFlow ClientCredentials(SimulatedOrg org) =>
        new(org.User.ClientId, org.User.ClientSecret) { LoginUrl = org.Url };

    private static RefreshTokenFlow Refresh(SimulatedOrg org, string token) =>
        new(token, org.User.ClientId, org.User.ClientSecret) { LoginUrl = org.Url };

    private static Task<TestOrg> StartRotatingAsync(Func<string, CancellationToken, ValueTask> onRotated) => TestOrg.StartAsync(
        static org => org.RotateRefreshTokens = true,
        (options, org) =>
        {
            var flow = Refresh(org, org.User.RefreshToken);
            flow.OnRotated = onRotated;
            options.AccessTokens = flow;
        });

    private static async Task AssertRenewalAsync(TestOrg test, int logins = 2)
    {
        await using var subscription = await test.Client.SubscribeAsync<AccountChange>(cancellationToken: Token);
        await test.PublishAccountAsync();
        await subscription.NextAsync(Token);
        await test.Org.WaitForHeldConnectsAsync(1, Token);
        test.Org.Faults.RevokeTokens();
        var id = await test.PublishAccountAsync();
        Assert.Equal(id, (await subscription.NextAsync(Token)).Id);
        Assert.Equal(logins, test.Org.Exchanges.Count(RequestKind.Login));
    }
}
