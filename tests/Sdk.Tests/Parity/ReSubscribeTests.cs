using TypedStreaming.Simulator;
using TypedStreaming.Tests.Fixtures;

namespace TypedStreaming.Tests.Parity;

/// <summary>A subscribe that a busy server refuses is sent again, over real sockets.</summary>
public sealed class ReSubscribeTests
{
    private const int Limit = 30_000;
    private const string Busy = "503::Server is too busy. Please try your request again later.";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory(Timeout = Limit)]
    [InlineData("SERVER_UNAVAILABLE")]
    [InlineData(Busy)]
    public async Task A_busy_server_is_asked_again_until_it_agrees(string reason)
    {
        await using var test = await StartAsync(new());
        test.Org.Faults.Refuse(RequestKind.Subscribe, "403::Subscription refused", failureReason: reason, times: 2);

        var reply = await test.Client.SubscribeAsync(TestOrg.Accounts, cancellationToken: Token);

        Assert.True(reply.Successful);
        Assert.Equal(3, test.Org.Exchanges.Count(RequestKind.Subscribe));
    }

    [Fact(Timeout = Limit)]
    public async Task A_typed_subscription_is_asked_for_again_too_and_receives()
    {
        await using var test = await StartAsync(new());
        test.Org.Faults.Refuse(RequestKind.Subscribe, Busy, times: 2);

        await using var subscription = await test.Client.SubscribeAsync<AccountChange>(cancellationToken: Token);
        var id = await test.PublishAccountAsync();

        Assert.Equal(id, (await subscription.NextAsync(Token)).Id);
    }

    [Fact(Timeout = Limit)]
    public async Task When_the_count_is_used_up_the_last_reply_is_in_the_exception()
    {
        await using var test = await StartAsync(new() { MaximumCount = 3 });
        test.Org.Faults.Refuse(RequestKind.Subscribe, "403::Subscription refused", failureReason: "SERVER_UNAVAILABLE", times: 100);

        var refused = await Assert.ThrowsAsync<StreamingException>(async () => await test.Client.SubscribeAsync(TestOrg.Accounts, cancellationToken: Token));

        Assert.Equal((4, 4), (test.Org.Exchanges.Count(RequestKind.Subscribe), test.Org.Exchanges.Snapshot(RequestKind.Subscribe).Count));
        Assert.Equal((StreamingError.ServerBusy, TestOrg.Accounts, "SERVER_UNAVAILABLE"), (refused.Error, refused.Channel, refused.Reply!.FailureReason));
        Assert.Equal(test.Org.Exchanges.Snapshot(RequestKind.Subscribe)[^1].Replies[0].GetRawText(), refused.Reply.Json.GetRawText());
    }

    [Fact(Timeout = Limit)]
    public async Task Another_refusal_is_thrown_at_once_with_its_reply()
    {
        await using var test = await StartAsync(new());

        var refused = await Assert.ThrowsAsync<StreamingException>(async () => await test.Client.SubscribeAsync("/topic/Nothing", cancellationToken: Token));

        Assert.Equal(1, test.Org.Exchanges.Count(RequestKind.Subscribe));
        Assert.Equal(refused.ServerText, refused.Reply!.Error);
    }

    /// <summary>Two lost responses that the program wants repeated, then a refusal that it does not.</summary>
    [Fact(Timeout = Limit)]
    public async Task The_program_decides_about_exceptions_and_refusals_itself()
    {
        var asked = new List<string>();
        await using var test = await StartAsync(new()
        {
            InitialDelay = TimeSpan.Zero,
            ShouldRetryOnException = (channel, exception, _) =>
            {
                asked.Add($"{channel} {((StreamingException)exception).Error}");
                return ValueTask.FromResult(true);
            },
            ShouldRetryOnErrorResponse = (channel, reply, _) =>
            {
                asked.Add($"{channel} {reply.Error}");
                return ValueTask.FromResult(false);
            },
        }, reconnects: false);
        test.Org.Faults.AnswerHttp(RequestKind.Subscribe, 502, times: 2);

        var refused = await Assert.ThrowsAsync<StreamingException>(async () => await test.Client.SubscribeAsync("/topic/Nothing", cancellationToken: Token));

        Assert.Equal(["/topic/Nothing Transport", "/topic/Nothing Transport", $"/topic/Nothing {refused.Reply!.Error}"], asked);
        Assert.Equal(3, test.Org.Exchanges.Count(RequestKind.Subscribe));
    }

    private static Task<TestOrg> StartAsync(SubscribeRetryOptions retry, bool reconnects = true) => TestOrg.StartAsync(
        configureClient: (options, _) =>
        {
            retry.InitialDelay = retry.InitialDelay == TimeSpan.Zero ? TimeSpan.Zero : TimeSpan.FromMilliseconds(1);
            (options.SubscribeRetry, options.AutoReconnect, options.ApiVersion) = (retry, reconnects, "66.0");
        });
}
