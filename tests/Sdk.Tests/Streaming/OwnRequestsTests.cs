using System.Text.Json.Nodes;
using TypedStreaming.Simulator;
using TypedStreaming.Tests.Fixtures;
using TypedStreaming.Tests.Time;

namespace TypedStreaming.Tests.Streaming;

/// <summary>JSON requests of the program's own to the instance, over real sockets.</summary>
public sealed class OwnRequestsTests
{
    private const int Limit = 30_000;
    private const string Versions = "/services/data/";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Timeout = Limit)]
    public async Task A_get_starts_the_client_and_brings_JSON_with_its_token()
    {
        await using var test = await StartAsync();

        var versions = await test.Client.GetAsync(Versions, Token);

        Assert.Equal("66.0", versions[versions.GetArrayLength() - 1].GetProperty("version").GetString());
        var asked = Assert.Single(test.Org.Exchanges.Snapshot(RequestKind.Versions));
        Assert.Equal(("GET", Versions), (asked.Method, asked.Path));
        Assert.Equal(test.Org.Exchanges.Snapshot(RequestKind.Handshake)[0].Authorization, asked.Authorization);
        Assert.StartsWith("Bearer ", asked.Authorization, StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit)]
    public async Task A_post_carries_JSON_both_ways()
    {
        await using var test = await StartAsync();
        test.Org.Faults.AnswerHttp(RequestKind.Versions, 201, """{"success":true}""", "application/json");

        var answer = await test.Client.PostAsync(Versions, new JsonObject { ["Text__c"] = "Größe" }, Token);

        Assert.True(answer.GetProperty("success").GetBoolean());
        var posted = Assert.Single(test.Org.Exchanges.Snapshot(RequestKind.Versions));
        Assert.Equal(("POST", "Größe"), (posted.Method, (string?)JsonNode.Parse(posted.RequestBody)!["Text__c"]));
    }

    [Fact(Timeout = Limit)]
    public async Task What_is_not_there_is_named_with_the_servers_words()
    {
        await using var test = await StartAsync();
        test.Org.Faults.AnswerHttp(RequestKind.Versions, 404, """[{"errorCode":"NOT_FOUND"}]""", "application/json");

        var failure = await Assert.ThrowsAsync<StreamingException>(() => test.Client.GetAsync(Versions, Token));

        Assert.Equal((StreamingError.RequestRefused, false, """[{"errorCode":"NOT_FOUND"}]"""), (failure.Error, failure.IsTransient, failure.ServerText));
        Assert.Equal((System.Net.HttpStatusCode.NotFound, "NOT_FOUND"), (failure.StatusCode, failure.ErrorCode));
        Assert.Contains("HTTP 404", failure.Message, StringComparison.Ordinal);
        Assert.Equal(ClientState.Connected, test.Client.State);
    }

    [Fact(Timeout = Limit)]
    public async Task An_answer_that_is_no_JSON_is_called_that()
    {
        await using var test = await StartAsync();
        test.Org.Faults.AnswerBody(RequestKind.Versions, "<html>maintenance</html>");
        Assert.Equal(StreamingError.Protocol, (await Assert.ThrowsAsync<StreamingException>(() => test.Client.GetAsync(Versions, Token))).Error);
    }

    [Fact(Timeout = Limit)]
    public async Task The_token_goes_to_no_other_host()
    {
        await using var elsewhere = await SimulatedOrg.StartAsync(cancellationToken: Token);
        await using var test = await StartAsync();
        test.Org.Faults.AnswerHttp(RequestKind.Versions, 302, location: new Uri(elsewhere.Url, Versions).AbsoluteUri);

        await Assert.ThrowsAsync<StreamingException>(() => test.Client.GetAsync(Versions, Token));
        string[] paths = [new Uri(elsewhere.Url, Versions).AbsoluteUri, $"//{elsewhere.Url.Authority}{Versions}", $"/\\{elsewhere.Url.Authority}{Versions}", "services/data"];
        foreach (var path in paths)
            await Assert.ThrowsAsync<ArgumentException>(nameof(path), () => test.Client.GetAsync(path, Token));

        Assert.Equal(0, elsewhere.Exchanges.Count(RequestKind.Any));
        await test.Client.GetAsync(Versions, Token);
    }

    [Fact(Timeout = Limit)]
    public async Task No_answer_in_time_is_a_failure_and_the_stream_goes_on()
    {
        var clock = new ManualTimeProvider();
        await using var test = await StartAsync((options, _) => (options.TimeProvider, options.RequestTimeout) = (clock, TimeSpan.FromSeconds(31)));
        await using var subscription = await test.Client.SubscribeAsync<AccountChange>(cancellationToken: Token);
        await test.Org.WaitForHeldConnectsAsync(1, Token);
        test.Org.Faults.Delay(RequestKind.Versions, TimeSpan.FromHours(1));
        var asked = test.Client.GetAsync(Versions, Token);
        await test.Org.Exchanges.WaitForAsync(RequestKind.Versions, 1, Token);

        clock.Advance(TimeSpan.FromSeconds(31));

        var failure = await Assert.ThrowsAsync<StreamingException>(() => asked);
        Assert.Contains("GET /services/data/ failed: no response within 31 s", failure.Message, StringComparison.Ordinal);
        var id = await test.PublishAccountAsync();
        Assert.Equal(id, (await subscription.NextAsync(Token)).Id);
    }

    [Fact(Timeout = Limit)]
    public async Task A_client_that_is_disposed_meanwhile_is_no_matter_of_time()
    {
        await using var test = await StartAsync();
        test.Org.Faults.Delay(RequestKind.Versions, TimeSpan.FromHours(1));
        var asked = test.Client.GetAsync(Versions, Token);
        await test.Org.Exchanges.WaitForAsync(RequestKind.Versions, 1, Token);

        await test.Client.DisposeAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => test.Client.GetAsync(Versions, Token));
    }

    [Fact(Timeout = Limit)]
    public async Task A_start_that_fails_is_thrown()
    {
        await using var test = await StartAsync();
        test.Org.Faults.AnswerHttp(RequestKind.Login, 200, "<html>maintenance</html>");
        Assert.Equal(StreamingError.LoginFailed, (await Assert.ThrowsAsync<StreamingException>(() => test.Client.GetAsync(Versions, Token))).Error);
        Assert.Equal(0, test.Org.Exchanges.Count(RequestKind.Versions));
    }

    private static Task<TestOrg> StartAsync(Action<StreamingClientOptions, SimulatedOrg>? configure = null) =>
        TestOrg.StartAsync(configureClient: (options, org) =>
        {
            options.ApiVersion = "66.0";
            configure?.Invoke(options, org);
        });
}
