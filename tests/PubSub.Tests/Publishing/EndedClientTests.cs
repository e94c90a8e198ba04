using System.Collections.Concurrent;
using TypedStreaming.PubSub.Tests.Fixtures;
using TypedStreaming.Simulator.PubSub;

namespace TypedStreaming.PubSub.Tests.Publishing;

/// <summary>A client that is stopped or disposed, or gets a token of another org, while it publishes.</summary>
public sealed class EndedClientTests : IDisposable
{
    private const int Limit = 30_000;
    private const string Other = "00D000000000002EAC";

    private readonly BlockingCollection<LowInk> _events = [];
    private readonly TaskCompletionSource _hasSent = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory(Timeout = Limit)]
    [InlineData(false, "The client was stopped.")]
    [InlineData(true, "The client was disposed.")]
    public async Task A_call_that_waits_for_the_login_limit_ends_with_the_client(bool isDisposed, string expected)
    {
        var waits = new TimerSignal(TimeSpan.FromHours(1));
        using var log = new LogLines();
        await using var test = await StartAsync(options => (options.MaxLoginsPerHour, options.TimeProvider, options.LoggerFactory) = (1, waits, log));
        var publishing = await BeginAsync(test.Client);
        Lose(test);
        Continue();
        await waits.Started.WaitAsync(Token);
        Assert.Single(log.All, static line => line.Contains("The client will try again in 01:00:00: MaxLoginsPerHour has been reached", StringComparison.Ordinal));
        await EndAsync(test.Client, isDisposed);
        var results = await publishing.WaitAsync(Token);
        Assert.Equal("200 published, 50 not sent, 200 unknown", results.ToString());
        Assert.Equal(expected, results[200].Error);
        Assert.Equal(ClientState.Stopped, test.Client.State);
    }

    /// <summary>The time limit for a login is two minutes.</summary>
    [Theory(Timeout = Limit)]
    [InlineData(false, "The client was stopped.")]
    [InlineData(true, "The client was disposed.")]
    public async Task A_login_that_does_not_return_is_cancelled_with_the_client(bool isDisposed, string expected)
    {
        var (called, cancelled) = (new TaskCompletionSource(), new TaskCompletionSource());
        await using var test = await StartAsync(options => options.AccessTokens = new SecondLogin(options.AccessTokens!, async (first, ended) =>
        {
            await using var _ = ended.Register(() => cancelled.TrySetResult());
            called.TrySetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, ended);
            return first;
        }));
        var publishing = await BeginAsync(test.Client);
        Lose(test);
        Continue();
        await called.Task.WaitAsync(Token);
        await EndAsync(test.Client, isDisposed);
        Assert.Equal(expected, (await publishing.WaitAsync(Token))[200].Error);
        await cancelled.Task.WaitAsync(Token);
    }

    [Fact(Timeout = Limit)]
    public async Task A_client_that_is_disposed_between_two_requests_is_described_plainly()
    {
        await using var test = await StartAsync();
        var publishing = await BeginAsync(test.Client);
        await test.Client.DisposeAsync();
        Continue();
        var results = await publishing.WaitAsync(Token);
        Assert.Equal("200 published", results.ToString().Split(',')[0]);
        Assert.Equal("The client was disposed.", results[200].Error);
        Assert.EndsWith(": The client was disposed.", results[449].Error, StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit)]
    public async Task A_client_that_is_stopped_is_not_started_again_by_a_call_that_is_publishing()
    {
        await using var test = await StartAsync();
        var publishing = await BeginAsync(test.Client);
        await test.Client.StopAsync(Token);
        Lose(test);
        Continue();
        var results = await publishing.WaitAsync(Token);
        Assert.Equal(("200 published, 50 not sent, 200 unknown", "The client was stopped."), (results.ToString(), results[200].Error));
        Assert.Equal(ClientState.Stopped, test.Client.State);
    }

    [Fact(Timeout = Limit)]
    public async Task A_token_of_another_org_ends_the_call_with_a_text_about_publishing()
    {
        await using var test = await StartAsync(static options => options.AccessTokens = new SecondLogin(
            options.AccessTokens!, static (first, _) => Task.FromResult(new AccessToken(first.Reveal() + "2", first.InstanceUrl, Other) { UserId = first.UserId })));
        var publishing = await BeginAsync(test.Client);
        Lose(test);
        Continue();
        var results = await publishing.WaitAsync(Token);
        Assert.Equal("200 published, 50 not sent, 200 unknown", results.ToString());
        Assert.Equal($"The renewed access token belongs to org {Other}, but the call began to publish to org {test.Org.OrganizationId}. Nothing was published to the new org. To publish to it, repeat the call.", results[200].Error);
    }

    public void Dispose() => _events.Dispose();

    private static async Task<PubSubOrg> StartAsync(Action<PubSubClientOptions>? configure = null)
    {
        var test = await PubSubOrg.StartAsync(configureClient: configure);
        test.PubSub.DefineEvent("Low_Ink__e", new EventField("Printer_Model__c", EventFieldType.Text), new EventField("Ink_Percentage__c", EventFieldType.Number));
        return test;
    }

    private static async Task EndAsync(PubSubClient client, bool isDisposed)
    {
        if (isDisposed) await client.DisposeAsync();
        else await client.StopAsync(Token);
    }

    /// <summary>Breaks the open call. The next call is refused, because its token is not valid.</summary>
    private static void Lose(PubSubOrg test)
    {
        test.PubSub.Faults.RevokeTokens(endStreams: true);
        test.PubSub.Faults.AbortConnections();
    }

    /// <summary>Begins to publish 450 events, and returns after the first request, which has 200 events.</summary>
    private async Task<Task<PublishResults>> BeginAsync(PubSubClient client)
    {
        Add(1, 202);
        var publishing = Task.Run(() => client.PublishAsync(_events.GetConsumingEnumerable(Token).Select(Taken), cancellationToken: Token), Token);
        await await Task.WhenAny(publishing, _hasSent.Task.WaitAsync(Token));
        return publishing;
    }

    private void Continue()
    {
        Add(203, 450);
        _events.CompleteAdding();
    }

    private void Add(int first, int last)
    {
        for (var number = first; number <= last; number++)
            _events.Add(new LowInk { Metadata = new EventMetadata { Channel = LowInk.OwnChannel }, PrinterModel = $"M{number}", InkPercentage = number }, Token);
    }

    private LowInk Taken(LowInk ink)
    {
        if (ink.InkPercentage == 202) _hasSent.TrySetResult();
        return ink;
    }
}
