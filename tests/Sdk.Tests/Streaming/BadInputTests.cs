using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;
using TypedStreaming.Simulator;
using TypedStreaming.Tests.Fixtures;

namespace TypedStreaming.Tests.Streaming;

/// <summary>Mistakes of users: each error says what is wrong, where, and what to do, and contains no secret.</summary>
public sealed class BadInputTests
{
    private const int Limit = 30_000;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Timeout = Limit)]
    public async Task A_wrong_password_gives_the_servers_words_and_not_the_password()
    {
        await using var test = await TestOrg.StartAsync(configureClient: (options, org) => options.AccessTokens =
            new PasswordFlow(org.User.Username, "hunter2-not-it", org.User.ClientId, org.User.ClientSecret) { LoginUrl = org.Url });

        var refused = await Assert.ThrowsAsync<StreamingException>(() => test.Client.StartAsync(Token));

        Assert.Equal(StreamingError.LoginRefused, refused.Error);
        Assert.False(refused.IsTransient);
        Assert.Contains("PasswordFlow", refused.Message, StringComparison.Ordinal);
        Assert.Contains("authentication failure", refused.Message, StringComparison.Ordinal);
        AssertHoldsNoSecret(test, refused, "hunter2-not-it", test.Org.User.ClientSecret);
        Assert.Equal(1, test.Org.Exchanges.Count(RequestKind.Login));
    }

    [Fact(Timeout = Limit)]
    public async Task A_wrong_client_is_told_apart_from_a_wrong_password()
    {
        await using var test = await TestOrg.StartAsync(configureClient: (options, org) => options.AccessTokens =
            new RefreshTokenFlow(org.User.RefreshToken, "no-such-client", org.User.ClientSecret) { LoginUrl = org.Url });

        var refused = await Assert.ThrowsAsync<StreamingException>(() => test.Client.StartAsync(Token));

        Assert.Contains("client identifier invalid", refused.Message, StringComparison.Ordinal);
        Assert.Contains("RefreshTokenFlow", refused.Message, StringComparison.Ordinal);
        AssertHoldsNoSecret(test, refused, test.Org.User.RefreshToken, test.Org.User.ClientSecret);
    }

    [Fact(Timeout = Limit)]
    public async Task A_login_host_that_is_not_there_is_named()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        taken.Stop();
        await using var client = new StreamingClient(new()
        {
            AccessTokens = new PasswordFlow("u", "p", "c", "s") { LoginUrl = new Uri($"http://127.0.0.1:{port}") },
        });

        var failed = await Assert.ThrowsAsync<StreamingException>(() => client.StartAsync(Token));

        Assert.Equal(StreamingError.LoginFailed, failed.Error);
        Assert.True(failed.IsTransient);
        Assert.Contains("127.0.0.1", failed.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit)]
    public async Task A_login_answer_that_is_no_json_is_called_that()
    {
        await using var test = await TestOrg.StartAsync();
        test.Org.Faults.AnswerHttp(RequestKind.Login, 200, "<html>maintenance</html>");

        var failed = await Assert.ThrowsAsync<StreamingException>(() => test.Client.StartAsync(Token));

        Assert.Equal(StreamingError.LoginFailed, failed.Error);
        Assert.Contains("not a JSON object", failed.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit)]
    public async Task A_login_answer_without_instance_url_is_called_that()
    {
        await using var test = await TestOrg.StartAsync();
        test.Org.Faults.AnswerBody(RequestKind.Login, """{"access_token":"00Dxx!tell-nobody"}""");

        var failed = await Assert.ThrowsAsync<StreamingException>(() => test.Client.StartAsync(Token));

        Assert.Contains("does not contain instance_url", failed.Message, StringComparison.Ordinal);
        AssertHoldsNoSecret(test, failed, "tell-nobody");
    }

    [Fact(Timeout = Limit)]
    public async Task A_token_never_goes_to_a_host_without_https()
    {
        await using var test = await TestOrg.StartAsync();
        test.Org.Faults.AnswerBody(RequestKind.Login, """{"access_token":"00Dxx!tell-nobody","instance_url":"http://acme.example.com"}""");

        var failed = await Assert.ThrowsAsync<StreamingException>(() => test.Client.StartAsync(Token));

        Assert.Contains("HTTPS", failed.Message, StringComparison.Ordinal);
        AssertHoldsNoSecret(test, failed, "tell-nobody");
    }

    [Fact(Timeout = Limit)]
    public async Task A_refused_handshake_gives_its_real_cause()
    {
        await using var test = await TestOrg.StartAsync();
        test.Org.Faults.Refuse(
            RequestKind.Handshake, "403::Handshake denied", "none", failureReason: "403::Organization concurrent user limit exceeded");

        var refused = await Assert.ThrowsAsync<StreamingException>(() => test.Client.StartAsync(Token));

        Assert.Equal(StreamingError.LimitExceeded, refused.Error);
        Assert.Equal("403::Organization concurrent user limit exceeded", refused.ServerText);
        Assert.Contains("concurrent user limit", refused.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit)]
    public async Task An_event_without_a_required_member_names_channel_and_member()
    {
        await using var test = await TestOrg.StartAsync();
        await test.Org.PublishPushTopicAsync(TestOrg.Accounts, "updated", new { Name = "nobody" }, Token);

        var failed = await Assert.ThrowsAsync<EventDecodeException>(
            async () => await test.Client.Events<AccountChange>(new() { From = ReplayFrom.Earliest }).FirstAsync(Token));

        Assert.Contains(TestOrg.Accounts, failed.Message, StringComparison.Ordinal);
        Assert.Contains("Id", failed.Message, StringComparison.Ordinal);
        Assert.NotNull(failed.Metadata.ReplayId);
    }

    [Fact(Timeout = Limit)]
    public async Task An_event_of_a_wrong_type_is_one_bad_delivery_and_the_next_one_is_good()
    {
        await using var test = await TestOrg.StartAsync();
        await test.Org.PublishPushTopicAsync(TestOrg.Accounts, "updated", new { Id = "1", AnnualRevenue = "a lot" }, Token);
        var id = await test.PublishAccountAsync();

        var received = await test.Client.Deliveries<AccountChange>(new() { From = ReplayFrom.Earliest }).TakeAsync(2, Token);

        Assert.False(received[0].TryGetEvent(out _));
        var error = Assert.Throws<EventDecodeException>(() => received[0].Event);
        Assert.Equal("AnnualRevenue", error.Member);
        Assert.Contains("\"a lot\"", error.Message, StringComparison.Ordinal);
        Assert.Equal(id, received[1].Event.Id);
    }

    [Fact(Timeout = Limit)]
    public async Task Data_that_is_no_json_at_all_ends_with_an_error_and_not_in_silence()
    {
        await using var test = await TestOrg.StartAsync(
            configureClient: (options, _) => options.RecoveryTimeout = TimeSpan.FromMilliseconds(500));
        await using var subscription = await test.Client.SubscribeAsync<AccountChange>(cancellationToken: Token);
        var id = await test.PublishAccountAsync();
        Assert.Equal(id, (await subscription.NextAsync(Token)).Id);

        await test.Org.PublishRawAsync(TestOrg.Accounts, "{\"event\":{\"replayId\":", Token);
        var ended = await Assert.ThrowsAsync<StreamingException>(async () => await subscription.NextAsync(Token));

        Assert.Contains("not a list of Bayeux messages", ended.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Missing_and_wrong_options_are_named_all_at_once()
    {
        var options = new StreamingClientOptions
        {
            ApiVersion = "latest",
            Endpoint = new Uri("http://acme.example.com/cometd"),
            RecoveryTimeout = TimeSpan.Zero,
        };

        var wrong = Assert.Throws<OptionsValidationException>(() => new StreamingClient(options));

        foreach (var name in new[] { "AccessTokens", "ApiVersion", "Endpoint", "RecoveryTimeout" })
            Assert.Contains(wrong.Failures, failure => failure.StartsWith(name, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("topic/X")]
    [InlineData("/topic/X/")]
    [InlineData("/topic/*")]
    [InlineData("/meta/connect")]
    [InlineData("/topic/A B")]
    public async Task A_text_that_is_no_channel_is_refused_without_a_request(string? channel)
    {
        await using var client = new StreamingClient(new() { AccessTokens = new StaticToken("t", new Uri("https://acme.my.salesforce.com")) });

        var wrong = await Assert.ThrowsAsync<ArgumentException>(async () => await client.SubscribeAsync(channel!, cancellationToken: Token));

        Assert.Equal("channel", wrong.ParamName);
    }

    private static void AssertHoldsNoSecret(TestOrg test, Exception exception, params string[] secrets)
    {
        var texts = test.Log.Entries.Select(entry => entry.Text).Append(exception.ToString()).ToList();
        foreach (var secret in secrets) Assert.DoesNotContain(texts, text => text.Contains(secret, StringComparison.Ordinal));
    }
}
