using System.Security.Cryptography;
using TypedStreaming.Simulator;

namespace TypedStreaming.JwtBearer.Tests;

/// <summary>The flow against the simulated org, over real sockets.</summary>
public sealed class OverTheWireTests
{
    private const int Limit = 30_000;
    private const string Channel = "/u/Alerts";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Timeout = Limit)]
    public async Task A_client_logs_in_streams_and_logs_in_again_when_the_token_is_refused()
    {
        await using var org = await StartAsync();
        using var flow = Flow(org);
        await using var client = new StreamingClient(new StreamingClientOptions { AccessTokens = flow });
        await client.SubscribeAsync(Channel, cancellationToken: Token);
        await using var events = client.Events(Token).GetAsyncEnumerator(Token);
        await org.PublishGenericAsync(Channel, new { Text = "before" }, Token);
        Assert.True(await events.MoveNextAsync());
        await org.WaitForHeldConnectsAsync(1, Token);

        org.Faults.RevokeTokens();
        await org.PublishGenericAsync(Channel, new { Text = "after" }, Token);

        Assert.True(await events.MoveNextAsync());
        Assert.Equal(2, org.Exchanges.Count(RequestKind.Login));
    }

    [Theory(Timeout = Limit)]
    [InlineData(4)]
    [InlineData(-4)]
    public async Task A_clock_that_is_wrong_is_named(int minutes)
    {
        await using var org = await StartAsync();
        using var flow = Flow(org);
        var wrong = new Clock { Now = TimeProvider.System.GetUtcNow().AddMinutes(minutes) };
        AssertRefused(await FailAsync(flow, wrong), "expired authorization code", "check the clock of this machine");
    }

    [Fact(Timeout = Limit)]
    public async Task A_wrong_audience_is_named()
    {
        await using var org = await StartAsync();
        using var flow = Flow(org);
        flow.Audience = "https://test.salesforce.com";
        AssertRefused(await FailAsync(flow), "Audience validation failed", "was 'https://test.salesforce.com': set Audience");
    }

    [Fact(Timeout = Limit)]
    public async Task Another_user_and_another_key_are_refused()
    {
        await using var org = await StartAsync();
        using var stranger = new JwtBearerFlow(org.User.ClientId, "stranger@acme.com", Keys.Pkcs8) { LoginUrl = org.Url };
        AssertRefused(await FailAsync(stranger), "user hasn't approved this consumer", "pre-authorize");
        using var key = RSA.Create(2048);
        using var forger = new JwtBearerFlow(org.User.ClientId, org.User.Username, key.ExportPkcs8PrivateKeyPem()) { LoginUrl = org.Url };
        AssertRefused(await FailAsync(forger), "invalid assertion", "certificate of this private key");
    }

    private static async Task<SimulatedOrg> StartAsync()
    {
        var org = await SimulatedOrg.StartAsync(new SimulatedOrgOptions { JwtPublicKey = Keys.Public }, Token);
        org.AddGenericChannel(Channel);
        return org;
    }

    private static JwtBearerFlow Flow(SimulatedOrg org) => new(org.User.ClientId, org.User.Username, Keys.Pkcs1) { LoginUrl = org.Url };

    private static async Task<StreamingException> FailAsync(JwtBearerFlow flow, TimeProvider? clock = null)
    {
        using var http = new HttpClient();
        var request = new AccessTokenRequest(http, clock ?? TimeProvider.System, TimeSpan.FromSeconds(20));
        return await Assert.ThrowsAsync<StreamingException>(() => flow.GetTokenAsync(request, Token).AsTask());
    }

    private static void AssertRefused(StreamingException failure, string description, string hint)
    {
        Assert.Equal((StreamingError.LoginRefused, $"invalid_grant: {description}"), (failure.Error, failure.ServerText));
        Assert.Contains(hint, failure.Message, StringComparison.Ordinal);
    }
}
