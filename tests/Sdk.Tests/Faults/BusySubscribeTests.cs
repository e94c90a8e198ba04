using TypedStreaming.Simulator;
using TypedStreaming.Tests.Fixtures;
using TypedStreaming.Tests.Time;

namespace TypedStreaming.Tests.Faults;

/// <summary>Every first subscribe is retried by one rule while the server is busy, however the server reports it and whoever subscribes.</summary>
public sealed class BusySubscribeTests
{
    private const int Limit = 30_000;
    private const string Denied = "403:denied_by_security_policy:subscribe_denied";
    private const string Busy = "503::Server is too busy. Please try your request again later.";

    private static readonly Dictionary<string, Func<StreamingClient, Task>> Ways = new(StringComparer.Ordinal)
    {
        ["SubscribeAsync"] = static async client => await client.SubscribeAsync(TestOrg.Alerts, cancellationToken: Token),
        ["SubscribeAsync<T>"] = static async client => await client.SubscribeAsync<Alert>(cancellationToken: Token),
        ["SubscribeAllAsync"] = static async client => await client.SubscribeAllAsync([EventRegistration.Of<Alert>()], cancellationToken: Token),
        ["Events<T>"] = static client => client.Events<Alert>(cancellationToken: Token).FirstAsync(Token).AsTask(),
        ["Deliveries<T>"] = static client => client.Deliveries<Alert>(cancellationToken: Token).FirstAsync(Token).AsTask(),
        ["Events"] = static client => client.Events(TestOrg.Alerts, cancellationToken: Token).FirstAsync(Token).AsTask(),
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string, string, string?, int> Cases()
    {
        var cases = new TheoryData<string, string, string?, int>();
        foreach (var way in Ways.Keys)
        {
            cases.Add(way, Denied, Busy, 200);
            cases.Add(way, "401::Authentication invalid", Busy, 200);
            cases.Add(way, Busy, null, 200);
            cases.Add(way, Denied, Busy, 403);
        }

        return cases;
    }

    [Theory(Timeout = Limit)]
    [MemberData(nameof(Cases))]
    public async Task Is_repeated(string way, string error, string? failureReason, int status)
    {
        await using var test = await StartAsync();
        test.Org.Faults.Refuse(RequestKind.Subscribe, error, "none", 0, failureReason, times: 3, status: status);
        var asking = Ways[way](test.Client);
        var subscribed = test.Org.WaitForSubscribersAsync(TestOrg.Alerts, 1, Token);
        await await Task.WhenAny(subscribed, asking);
        await subscribed;
        await test.PublishAlertAsync();
        await asking.WaitAsync(Token);
        Assert.Equal(4, test.Org.Exchanges.Count(RequestKind.Subscribe));
        Assert.Equal(1, test.Org.Exchanges.Count(RequestKind.Handshake));
        Assert.Equal(1, test.Org.Exchanges.Count(RequestKind.Login));
    }

    [Fact(Timeout = Limit)]
    public async Task The_wait_that_the_server_asks_for_is_obeyed()
    {
        var clock = new ManualTimeProvider();
        await using var test = await TestOrg.StartAsync(configureClient: (options, _) => (options.ApiVersion, options.TimeProvider) = ("66.0", clock));
        test.Org.Faults.Refuse(RequestKind.Subscribe, Denied, "none", 8000, Busy);
        var asking = test.Client.SubscribeAsync(TestOrg.Alerts, cancellationToken: Token).AsTask();
        await clock.TimerAsync(TimeSpan.FromSeconds(8));
        clock.Advance(TimeSpan.FromSeconds(8));
        Assert.True((await asking).Successful);
    }

    private static Task<TestOrg> StartAsync() => TestOrg.StartAsync(configureClient: static (options, _) =>
        (options.ApiVersion, options.SubscribeRetry) = ("66.0", new SubscribeRetryOptions { InitialDelay = TimeSpan.Zero }));
}
