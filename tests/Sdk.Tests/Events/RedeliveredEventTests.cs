using TypedStreaming.Simulator;
using TypedStreaming.Tests.Fixtures;
using TypedStreaming.Tests.Time;

namespace TypedStreaming.Tests.Events;

/// <summary>
/// A platform event arrives in another response while the connect that carries an earlier one is cut: the channel resumes before both, and the
/// later one comes again.
/// </summary>
public sealed class RedeliveredEventTests
{
    private const int Limit = 30_000;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly ManualTimeProvider _clock = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>With an EventUuid or without one: the consumer's position knows which events it has received.</summary>
    [Theory(Timeout = Limit)]
    [InlineData(null)]
    [InlineData("51.0")]
    public async Task An_event_that_was_queued_before_the_session_was_lost_is_not_given_twice(string? apiVersion)
    {
        await using var test = await EventBus.StartAsync(org => org.TimeProvider = _clock);
        await using var subscription = await LoseEarlierEventAsync(test, apiVersion);

        await test.PublishInkAsync("last");

        Assert.Equal(["later", "earlier", "last"], (await subscription.TakeAsync(3, Token)).Select(ink => ink.PrinterModel));
        Assert.Equal(6, test.Org.Deliveries); // The later one has come again all the same.
    }

    private async Task<Subscription<LowInk>> LoseEarlierEventAsync(TestOrg test, string? apiVersion)
    {
        var client = test.MakeClient((options, _) => options.ApiVersion = apiVersion);
        var subscription = await client.SubscribeAsync<LowInk>(cancellationToken: Token);
        await test.PublishInkAsync("first");
        await subscription.NextAsync(Token);
        await test.Org.WaitForHeldConnectsAsync(1, Token);
        test.Org.Faults.SlowDrip(RequestKind.Connect, bytesPerPiece: 64, Pause);
        test.Org.Faults.DropConnection(RequestKind.Connect, DropPoint.MidBody);
        await test.PublishInkAsync("earlier");
        await _clock.TimerAsync(Pause);
        await test.PublishInkAsync("later");
        await client.SubscribeAsync(TestOrg.Alerts, cancellationToken: Token);
        await LetTheAnswerDripAsync(test);
        return subscription;
    }

    private async Task LetTheAnswerDripAsync(TestOrg test)
    {
        while (test.Org.Exchanges.Count(RequestKind.Handshake) < 2)
        {
            var again = test.Org.Exchanges.WaitForAsync(RequestKind.Handshake, 2, Token);
            if (await Task.WhenAny(_clock.TimerAsync(Pause), again) != again) _clock.Advance(Pause);
        }
    }
}
