using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using TypedStreaming.Simulator;
using TypedStreaming.Tests.Fixtures;

namespace TypedStreaming.Tests.Telemetry;

/// <summary>Whole runs with every way to log in: no text that the SDK writes contains a secret that was used.</summary>
[Collection(TelemetryCollectionDefinition.Name)]
public sealed class SecretsOfARunTests
{
    private const int Limit = 30_000;
    private const string Wrong = "wr0ng-but-st1ll-a-secret";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory(Timeout = Limit)]
    [InlineData("password")]
    [InlineData("password, wrong")]
    [InlineData("client secret, wrong")]
    [InlineData("refresh token")]
    [InlineData("refresh token, expired")]
    [InlineData("refresh token, wrong")]
    [InlineData("static token")]
    [InlineData("static token, revoked")]
    public async Task No_text_of_a_run_holds_a_secret(string path)
    {
        using var heard = new HeardTexts();
        var secrets = new List<string> { Wrong };
        await using (var test = await StartAsync(path, heard, secrets))
        {
            var watching = WatchAsync(test.Client, heard);
            await heard.AddFailureAsync(() => StreamAsync(test, heard));
            await heard.AddFailureAsync(() => FailAsync(test));
            await heard.AddFailureAsync(() => test.Client.StartAsync(Token));
            await test.Client.StopAsync(Token);
            await test.Client.DisposeAsync();
            await heard.AddFailureAsync(() => test.Client.StartAsync(Token));
            heard.Add(test.Client);
            await watching;
            secrets.AddRange(SecretsOf(test.Org));
        }

        Assert.True(heard.All.Count > 15, "A run says more than this.");
        Assert.All(secrets, secret => Assert.Empty(heard.Holding(secret)));
        Assert.All(secrets.Where(static secret => secret.Length > 40), secret => Assert.Empty(heard.Holding(secret[^30..])));
    }

    /// <summary>The negative controls: the search finds a planted secret in every place.</summary>
    [Theory(Timeout = Limit)]
    [InlineData("log")]
    [InlineData("exception in log")]
    [InlineData("activity")]
    [InlineData("measurement")]
    [InlineData("state change")]
    public void A_planted_secret_is_found(string where)
    {
        using var heard = new HeardTexts();
        Plant(where, heard);
        Assert.Single(heard.Holding(Wrong));
    }

    private static async Task<TestOrg> StartAsync(string path, HeardTexts heard, List<string> secrets)
    {
        return await TestOrg.StartAsync(configureClient: (options, org) =>
        {
            var source = Source(path, org, secrets);
            options.AccessTokens = new PrintingSource(source, heard);
            options.LoggerFactory = heard.Log;
            heard.Add(options);
            heard.Add(source);
        });
    }

    private static IAccessTokenSource Source(string path, SimulatedOrg org, List<string> secrets)
    {
        var user = org.User;
        if (path is "refresh token, expired") org.Faults.RevokeRefreshToken();
        return path switch
        {
            "password" => new PasswordFlow(user.Username, user.Password, user.ClientId, user.ClientSecret) { LoginUrl = org.Url },
            "password, wrong" => new PasswordFlow(user.Username, Wrong, user.ClientId, user.ClientSecret) { LoginUrl = org.Url },
            "client secret, wrong" => new PasswordFlow(user.Username, user.Password, user.ClientId, Wrong) { LoginUrl = org.Url },
            "refresh token, wrong" => new RefreshTokenFlow(Wrong, user.ClientId, user.ClientSecret) { LoginUrl = org.Url },
            "static token" or "static token, revoked" => Static(path, org, secrets),
            _ => new RefreshTokenFlow(user.RefreshToken, user.ClientId, user.ClientSecret) { LoginUrl = org.Url },
        };
    }

    private static StaticToken Static(string path, SimulatedOrg org, List<string> secrets)
    {
        var token = org.IssueAccessToken();
        secrets.Add(token);
        if (path is "static token, revoked") org.Faults.RevokeTokens();
        return new StaticToken(token, org.Url);
    }

    /// <summary>Runs a start, a subscribe, events in every form that a program can get, a lost session, and a renewal.</summary>
    private static async Task StreamAsync(TestOrg test, HeardTexts heard)
    {
        await using var accounts = await test.Client.SubscribeAsync<AccountChange>(cancellationToken: Token);
        heard.Add(await test.Client.SubscribeAsync(TestOrg.Alerts, cancellationToken: Token));
        await test.PublishAccountAsync();
        await test.PublishAlertAsync();
        var delivery = Assert.Single(await accounts.Deliveries(Token).TakeAsync(1, Token));
        heard.Add(delivery);
        delivery.Acknowledge();
        heard.Add(await test.Client.Events(Token).FirstAsync(Token));
        await test.Org.WaitForHeldConnectsAsync(1, Token);
        test.Org.Faults.DropConnection(RequestKind.Connect, DropPoint.MidBody);
        test.Org.Faults.RevokeTokens(answerHeldConnects: false);
        await test.PublishAccountAsync();
        heard.Add(await accounts.NextAsync(Token));
        await test.Org.WaitForHeldConnectsAsync(1, Token);
    }

    /// <summary>Refuses or breaks every request to the org in turn, until the client gives up.</summary>
    private static async Task FailAsync(TestOrg test)
    {
        await using var accounts = await test.Client.SubscribeAsync<AccountChange>(cancellationToken: Token);
        await test.Org.WaitForHeldConnectsAsync(1, Token);
        test.Org.Faults.AnswerHttp(RequestKind.Handshake, 502, "<html>proxy</html>");
        test.Org.Faults.Refuse(RequestKind.Handshake, "403::Handshake denied", "none", failureReason: "401::Authentication invalid");
        test.Org.Faults.Refuse(RequestKind.Handshake, "403::Handshake denied", "none", failureReason: "400::Unsupported API version");
        test.Org.Faults.ExpireSessions();
        await accounts.NextAsync(Token);
    }

    private static async Task WatchAsync(StreamingClient client, HeardTexts heard)
    {
        await foreach (var change in client.StateChanges(Token)) heard.Add(change);
    }

    private static IEnumerable<string> SecretsOf(SimulatedOrg org) =>
    [
        org.User.Password,
        org.User.ClientSecret,
        org.User.RefreshToken,
        .. org.Exchanges.Snapshot(RequestKind.Login)
            .SelectMany(static exchange => exchange.Replies)
            .Where(static reply => reply.TryGetProperty("access_token", out _))
            .Select(static reply => reply.GetProperty("access_token").GetString()!),
    ];

    private static void Plant(string where, HeardTexts heard)
    {
        var failure = new StreamingException(StreamingError.Defect, $"the password {Wrong} is refused");
        switch (where)
        {
            case "log": heard.Log.Log(LogLevel.Debug, default, Wrong, null, static (text, _) => $"the secret is {text}"); break;
            case "exception in log": heard.Log.Log(LogLevel.Debug, default, "", failure, static (text, _) => text); break;
            case "activity": PlantActivity(); break;
            case "measurement": PlantMeasurement(); break;
            default: heard.Add(new StateChange { State = ClientState.Faulted, Previous = ClientState.Faulted, At = default, Cause = failure }); break;
        }
    }

    private static void PlantActivity()
    {
        using var source = new ActivitySource(TelemetryNames.Source);
        using var activity = source.StartActivity("typedstreaming login");
        activity!.SetTag("grant", $"grant_type=password&password={Wrong}");
    }

    private static void PlantMeasurement()
    {
        using var meter = new Meter(TelemetryNames.Source);
        meter.CreateCounter<long>("typedstreaming.logins").Add(1, new KeyValuePair<string, object?>("token", Wrong));
    }
}
