using TypedStreaming.Simulator;
using TypedStreaming.Tests.Fixtures;
using TypedStreaming.Tests.Time;

namespace TypedStreaming.Tests.Streaming;

/// <summary><see cref="StreamingClientOptions.UseTimeoutAdvice"/> over real sockets, by a clock of ours.</summary>
public sealed class TimeoutAdviceOverTheWireTests
{
    private const int Limit = 30_000;
    private static readonly TimeSpan Advised = TimeSpan.FromHours(1);
    private static readonly TimeSpan NetworkDelay = TimeSpan.FromSeconds(15);

    private readonly ManualTimeProvider _clock = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Timeout = Limit)]
    public async Task A_poll_waits_as_long_as_the_server_advises()
    {
        await using var test = await StartAsync(usesAdvice: true);
        await _clock.TimerAsync(Advised + NetworkDelay);

        _clock.Advance(Advised);
        var id = await test.PublishAccountAsync();

        Assert.Equal(id, (await test.Client.Events<AccountChange>(new() { From = ReplayFrom.Earliest }).FirstAsync(Token)).Id);
        Assert.Equal(1, test.Org.Exchanges.Count(RequestKind.Handshake));
    }

    [Fact(Timeout = Limit)]
    public async Task Without_advice_a_poll_waits_for_the_110_seconds_of_Salesforce()
    {
        await using var test = await StartAsync(usesAdvice: false);

        _clock.Advance(TimeSpan.FromSeconds(110) + NetworkDelay);

        await test.Org.Exchanges.WaitForAsync(RequestKind.Handshake, 2, Token);
    }

    private async Task<TestOrg> StartAsync(bool usesAdvice)
    {
        var test = await TestOrg.StartAsync(
            static org => org.ConnectTimeout = Advised,
            (options, _) => (options.TimeProvider, options.UseTimeoutAdvice, options.ApiVersion) = (_clock, usesAdvice, "66.0"));
        await test.Client.StartAsync(Token);
        await test.Org.WaitForHeldConnectsAsync(1, Token);
        return test;
    }
}
