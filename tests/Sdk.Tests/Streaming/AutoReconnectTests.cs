using TypedStreaming.Simulator;
using TypedStreaming.Tests.Fixtures;

namespace TypedStreaming.Tests.Streaming;

/// <summary><see cref="StreamingClientOptions.AutoReconnect"/> off, over real sockets: a loss is thrown and nothing is repeated.</summary>
public sealed class AutoReconnectTests
{
    private const int Limit = 30_000;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string, StreamingError> Losses() => new()
    {
        { "expired", StreamingError.Protocol },
        { "cut", StreamingError.Transport },
        { "disconnected", StreamingError.Transport },
        { "revoked", StreamingError.AuthenticationRejected },
        { "busy", StreamingError.ServerBusy },
        { "http", StreamingError.Transport },
    };

    public static TheoryData<string> Names() => [.. Losses().Select(static row => row.Data.Item1)];

    [Theory(Timeout = Limit)]
    [MemberData(nameof(Losses))]
    public async Task A_loss_is_thrown_from_the_enumeration_and_costs_no_handshake(string loss, StreamingError reason)
    {
        await using var test = await StartAsync(reconnects: false);
        await using var subscription = await ReceivingAsync(test);

        await LoseAsync(test, loss);
        var lost = await Assert.ThrowsAsync<StreamingException>(() => ReadUntilAsync(subscription, "never"));

        Assert.Equal(reason, lost.Error);
        Assert.Equal(ClientState.Faulted, test.Client.State);
        await test.Client.StopAsync(Token);
        Assert.Equal(1, test.Org.Exchanges.Count(RequestKind.Handshake));
        Assert.Equal(1, test.Org.Exchanges.Count(RequestKind.Login));
    }

    /// <summary>The control: the same losses are recovered from with the switch on.</summary>
    [Theory(Timeout = Limit)]
    [MemberData(nameof(Names))]
    public async Task With_it_the_same_loss_is_recovered_from(string loss)
    {
        await using var test = await StartAsync(reconnects: true);
        await using var subscription = await ReceivingAsync(test);

        await LoseAsync(test, loss);
        await test.Org.Exchanges.WaitForAsync(RequestKind.Handshake, 2, Token);
        await test.Org.WaitForSubscribersAsync(TestOrg.Accounts, 1, Token);
        await ReadUntilAsync(subscription, await test.PublishAccountAsync());
    }

    [Fact(Timeout = Limit)]
    public async Task What_came_before_the_loss_is_yielded_and_a_new_enumeration_starts_anew()
    {
        await using var test = await StartAsync(reconnects: false);
        await using var events = test.Client.Events<AccountChange>().GetAsyncEnumerator(Token);
        var move = await test.MoveWhenSubscribedAsync(events);
        await test.Org.WaitForHeldConnectsAsync(1, Token);
        var id = await test.PublishAccountAsync();
        Assert.True(await move);
        Assert.Equal(id, events.Current.Id);

        await test.Org.WaitForHeldConnectsAsync(1, Token);
        test.Org.Faults.ExpireSessions();
        await Assert.ThrowsAsync<StreamingException>(async () => await events.MoveNextAsync());

        await using var again = await ReceivingAsync(test);
        Assert.Equal(2, test.Org.Exchanges.Count(RequestKind.Handshake));
    }

    [Fact(Timeout = Limit)]
    public async Task A_handshake_that_is_asked_for_is_no_loss()
    {
        await using var test = await StartAsync(reconnects: false);
        await using var subscription = await ReceivingAsync(test);

        var reply = await test.Client.HandshakeAsync(Token);
        await test.Org.WaitForSubscribersAsync(TestOrg.Accounts, 1, Token);
        var id = await test.PublishAccountAsync();

        Assert.True(reply.Successful);
        Assert.Equal(id, (await subscription.NextAsync(Token)).Id);
    }

    private static Task<TestOrg> StartAsync(bool reconnects) => TestOrg.StartAsync(
        configureClient: (options, _) => (options.AutoReconnect, options.ApiVersion) = (reconnects, "66.0"));

    private static async Task<Subscription<AccountChange>> ReceivingAsync(TestOrg test)
    {
        var subscription = await test.Client.SubscribeAsync<AccountChange>(cancellationToken: Token);
        var id = await test.PublishAccountAsync();
        Assert.Equal(id, (await subscription.NextAsync(Token)).Id);
        await test.Org.WaitForHeldConnectsAsync(1, Token);
        return subscription;
    }

    private static async Task ReadUntilAsync(Subscription<AccountChange> accounts, string id)
    {
        await foreach (var account in accounts.WithCancellation(Token))
        {
            if (account.Id == id) return;
        }
    }

    /// <summary>Loses the session; an event ends the held connect, so that the next one meets the fault.</summary>
    private static async Task LoseAsync(TestOrg test, string loss)
    {
        var faults = test.Org.Faults;
        if (loss == "cut") faults.DropConnection(RequestKind.Connect, DropPoint.BeforeHeaders);
        if (loss == "http") faults.AnswerHttp(RequestKind.Connect, 502, "<html>proxy</html>");
        if (loss == "busy") faults.Refuse(RequestKind.Connect, "401::Authentication invalid", "none", 0, "503::Server is too busy. Please try your request again later.");
        if (loss is "expired") faults.ExpireSessions();
        if (loss is "disconnected") faults.PushDisconnect(withConnectReply: false);
        if (loss is "revoked") faults.RevokeTokens();
        await test.PublishAccountAsync();
    }
}
