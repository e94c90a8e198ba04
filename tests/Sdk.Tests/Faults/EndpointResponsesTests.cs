using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using TypedStreaming.Simulator;
using TypedStreaming.Tests.Fixtures;
using TypedStreaming.Tests.Time;

namespace TypedStreaming.Tests.Faults;

/// <summary>Unexpected responses: the message names the request, its path and the response, and whether the failure is transient.</summary>
public sealed class EndpointResponsesTests
{
    private const int Limit = 30_000;
    private const string Connect = "/meta/connect";
    private const string Unauthorized = "401::Authentication invalid";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory(Timeout = Limit)]
    [InlineData(404)]
    [InlineData(405)]
    public async Task An_endpoint_that_is_not_there_is_named_with_its_path_and_does_not_pass(int status)
    {
        await using var test = await StartAsync();
        test.Org.Faults.AnswerHttp(RequestKind.Handshake, status, "<html>");
        var failure = await Assert.ThrowsAsync<StreamingException>(() => test.Client.StartAsync(Token));
        Assert.Equal((StreamingError.Transport, false, (HttpStatusCode)status), (failure.Error, failure.IsTransient, failure.StatusCode));
        Assert.Contains($"HTTP {status}", failure.Message, StringComparison.Ordinal);
        Assert.Contains("/cometd/66.0", failure.Message, StringComparison.Ordinal);
    }

    [Theory(Timeout = Limit)]
    [InlineData(RequestKind.Connect)]
    [InlineData(RequestKind.Handshake)]
    [InlineData(RequestKind.Subscribe)]
    public async Task An_endpoint_that_goes_away_ends_the_recovery_with_its_path_and_does_not_pass(RequestKind kind)
    {
        var clock = new ManualTimeProvider();
        await using var run = await FaultRun.StartAsync(
            configureClient: (options, _) => (options.TimeProvider, options.RecoveryTimeout) = (clock, TimeSpan.FromMilliseconds(300)));
        await using var time = new PassingTime(run.Test.Client, clock);
        run.Faults.AnswerHttp(kind, 404, times: int.MaxValue);
        run.Faults.ExpireSessions();
        var ended = await Assert.ThrowsAsync<StreamingException>(async () => await run.Accounts.NextAsync(Token));
        Assert.False(ended.IsTransient);
        Assert.Contains("/cometd/66.0", ended.Message, StringComparison.Ordinal);
    }

    [Theory(Timeout = Limit)]
    [InlineData("403::Handshake denied", Unauthorized, StreamingError.AuthenticationRejected)]
    [InlineData("403::Handshake denied", "403::Organization concurrent user limit exceeded", StreamingError.LimitExceeded)]
    [InlineData("403::Handshake denied", "503::Server is too busy", StreamingError.ServerBusy)]
    [InlineData("403::Handshake denied", "403::Something new", StreamingError.HandshakeRefused)]
    [InlineData("400::Unsupported API version", null, StreamingError.HandshakeRefused)]
    public async Task A_handshake_that_is_refused_with_HTTP_403_gives_the_cause_of_its_body(string error, string? failureReason, StreamingError reason)
    {
        await using var test = await StartAsync();
        test.Org.Faults.Refuse(RequestKind.Handshake, error, "none", 0, failureReason, status: 403);
        var failure = await Assert.ThrowsAsync<StreamingException>(() => test.Client.StartAsync(Token));
        Assert.Equal((reason, failureReason ?? error), (failure.Error, failure.ServerText));
    }

    [Theory(Timeout = Limit)]
    [InlineData("403::SubscribeVisitor does not have access to the entity in this topic", StreamingError.SubscriptionRefused)]
    [InlineData("400::The replayId {7} you provided was invalid.  Please provide a valid ID", StreamingError.InvalidReplayId)]
    [InlineData("403::Subscription limit exceeded for this topic", StreamingError.LimitExceeded)]
    public async Task A_subscribe_that_is_refused_with_HTTP_403_ends_that_channel_alone_with_the_cause_of_its_body(string error, StreamingError reason)
    {
        await using var run = await FaultRun.StartAsync();
        run.Faults.Refuse(RequestKind.Subscribe, error, status: 403);
        var failed = await Assert.ThrowsAsync<StreamingException>(async () => await run.Test.Client.SubscribeAsync(TestOrg.Alerts, cancellationToken: Token));
        Assert.Equal((reason, error, TestOrg.Alerts), (failed.Error, failed.ServerText, failed.Channel));
        await run.PublishAsync(count: 2);
        await run.AssertRecoveredAsync(handshakes: 1, logins: 1, mostRequests: 12);
    }

    [Theory(Timeout = Limit)]
    [InlineData("403::Unknown client", 2, 1)]
    [InlineData(Unauthorized, 2, 2)]
    [InlineData("500::Internal error", 2, 1)]
    public async Task A_connect_that_is_refused_with_HTTP_403_is_followed_as_its_body_says(string error, int handshakes, int logins)
    {
        await using var run = await FaultRun.StartAsync();
        run.Faults.Refuse(RequestKind.Connect, error, "handshake", 0, status: 403, withEvents: true);
        await run.PublishAsync(count: 2);
        await run.RecoveredAsync(handshakes);
        await run.AssertRecoveredAsync(handshakes, logins, mostRequests: 18);
    }

    [Fact(Timeout = Limit)]
    public async Task An_HTTP_401_renews_the_token_whatever_else_its_body_says()
    {
        await using var run = await FaultRun.StartAsync();
        run.Faults.Refuse(RequestKind.Connect, "403::Something new", "none", 0, status: 401);
        await run.PublishAsync(count: 2);
        await run.RecoveredAsync(handshakes: 2);
        await run.AssertRecoveredAsync(handshakes: 2, logins: 2, mostRequests: 18);
    }

    [Fact(Timeout = Limit)]
    public async Task An_unsubscribe_a_message_and_a_disconnect_that_are_refused_with_HTTP_403_give_the_servers_reply()
    {
        await using var run = await FaultRun.StartAsync();
        await run.Test.Client.SubscribeAsync(TestOrg.Alerts, cancellationToken: Token);
        run.Faults.Refuse(RequestKind.Unsubscribe, "403::No", status: 403);
        Assert.Equal("403::No", (await run.Test.Client.UnsubscribeAsync(TestOrg.Alerts, Token))!.Error);
        run.Faults.Refuse(RequestKind.Subscribe, "403::Never", status: 403);
        var answer = await run.Test.Client.SendAsync(new JsonObject { ["channel"] = "/meta/subscribe", ["subscription"] = TestOrg.Alerts }, Token);
        Assert.Equal("403::Never", Assert.Single(answer).Error);
        await run.PublishAsync();
        await run.AssertRecoveredAsync(handshakes: 1, logins: 1, mostRequests: 16);
        run.Faults.Refuse(RequestKind.Disconnect, "403::Gone", status: 403);
        Assert.Equal("403::Gone", (await run.Test.Client.DisconnectAsync(Token))!.Error);
    }

    /// <summary>Events in the same response as a refusal are delivered: the session goes on, and the server does not send them again.</summary>
    [Fact(Timeout = Limit)]
    public async Task Events_beside_a_refused_subscribe_arrive()
    {
        using var server = new StagedServer(Connect, "/meta/subscribe");
        await using var client = server.MakeClient();
        var first = client.SubscribeAsync("/u/a", cancellationToken: Token).AsTask();
        (await server.NextAsync("/meta/subscribe")).Agree();
        await first;
        (await server.NextAsync(Connect)).Agree();
        await server.NextAsync(Connect);
        var second = client.SubscribeAsync("/u/b", cancellationToken: Token).AsTask();
        var refused = await server.NextAsync("/meta/subscribe");
        refused.Answer(403, $"[{StagedRequest.Event("/u/a", 7)},{refused.Refusal("403::No access on channel")[1..]}");
        await Assert.ThrowsAsync<StreamingException>(() => second.WaitAsync(Token));
        Assert.Equal(7, (await client.Events(Token).FirstAsync(Token)).ReplayId);
    }

    [Fact(Timeout = Limit)]
    public async Task Extensions_and_Messages_see_a_refusal_with_a_status_of_its_own()
    {
        var extension = new RecordingExtension();
        await using var test = await TestOrg.StartAsync(configureClient: (options, _) =>
        {
            options.ApiVersion = "66.0";
            options.Extensions.Add(extension);
        });
        await using var messages = test.Client.Messages(Token).GetAsyncEnumerator(Token);
        test.Org.Faults.Refuse(RequestKind.Handshake, "403::Handshake denied", status: 403);
        Assert.True(await messages.MoveNextAsync());
        Assert.Equal("403::Handshake denied", messages.Current.Error);
        Assert.Equal("403::Handshake denied", Assert.Single(extension.Received).Error);
    }

    [Theory(Timeout = Limit)]
    [InlineData(RequestKind.Login)]
    [InlineData(RequestKind.Versions)]
    [InlineData(RequestKind.Handshake)]
    [InlineData(RequestKind.Subscribe)]
    [InlineData(RequestKind.Connect)]
    [InlineData(RequestKind.Unsubscribe)]
    [InlineData(RequestKind.Disconnect)]
    public async Task A_byte_order_mark_before_JSON_is_passed_over(RequestKind kind)
    {
        await using var test = await TestOrg.StartAsync();
        test.Org.Faults.PutByteOrderMark(kind, times: 5);
        await using var accounts = await test.Client.SubscribeAsync<AccountChange>(cancellationToken: Token);
        await test.Client.SubscribeAsync(TestOrg.Alerts, cancellationToken: Token);
        var id = await test.PublishAccountAsync();
        Assert.Equal(id, (await accounts.NextAsync(Token)).Id);
        Assert.True((await test.Client.UnsubscribeAsync(TestOrg.Alerts, Token))!.Successful);
        Assert.True((await test.Client.DisconnectAsync(Token))!.Successful);
        Assert.Equal(1, test.Org.Exchanges.Count(RequestKind.Handshake));
    }

    [Fact(Timeout = Limit)]
    public async Task A_byte_order_mark_before_the_answer_to_a_request_of_the_program_is_passed_over()
    {
        await using var test = await StartAsync();
        await test.Client.StartAsync(Token);
        test.Org.Faults.PutByteOrderMark(RequestKind.Versions, times: 2);
        Assert.Equal(JsonValueKind.Array, (await test.Client.GetAsync("/services/data/", Token)).ValueKind);
        test.Org.Faults.AnswerHttp(RequestKind.Versions, 404, """[{"errorCode":"NOT_FOUND","message":"no"}]""", "application/json");
        var refused = await Assert.ThrowsAsync<StreamingException>(() => test.Client.GetAsync("/services/data/", Token));
        Assert.Equal("NOT_FOUND", refused.ErrorCode);
    }

    [Fact(Timeout = Limit)]
    public async Task A_refused_login_with_a_byte_order_mark_is_still_final()
    {
        await using var test = await StartAsync();
        test.Org.Faults.AnswerHttp(RequestKind.Login, 400, """{"error":"invalid_grant","error_description":"authentication failure"}""", "application/json");
        test.Org.Faults.PutByteOrderMark(RequestKind.Login);
        var refused = await Assert.ThrowsAsync<StreamingException>(() => test.Client.StartAsync(Token));
        Assert.Equal(StreamingError.LoginRefused, refused.Error);
    }

    private static Task<TestOrg> StartAsync() => TestOrg.StartAsync(configureClient: static (options, _) => options.ApiVersion = "66.0");
}
