using TypedStreaming.Tests.Fixtures;
using TypedStreaming.Tests.Time;

namespace TypedStreaming.Tests.Shutdown;

/// <summary>A stop ends within 5 seconds, whatever the server answers to the disconnect.</summary>
public sealed class SilentGoodbyeTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Timeout = 60_000)]
    public async Task An_answer_whose_body_never_comes_costs_the_budget_and_no_more()
    {
        var clock = new ManualTimeProvider();
        using var server = new StagedServer("/meta/connect", "/meta/disconnect");
        await using var client = server.MakeClient(options => options.TimeProvider = clock);
        await client.StartAsync(Token);
        await using var body = new SilentStream();

        var stop = client.StopAsync(Token);
        (await server.NextAsync("/meta/disconnect")).Answer(new StreamContent(body));
        await body.Asked;
        clock.Advance(TimeSpan.FromSeconds(5));

        await stop;
    }
}
