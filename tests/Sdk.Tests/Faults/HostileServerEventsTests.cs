using System.Text;

namespace TypedStreaming.Tests.Faults;

/// <summary>A client that recovers from a spoiled response can get the last event of each channel of the <see cref="HostileServer"/>.</summary>
public sealed class HostileServerEventsTests
{
    private const int Limit = 30_000;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void No_defect_makes_the_last_platform_event_a_copy_of_an_earlier_one() =>
        Assert.False(MayHaveTheLastUuid(HostileServer.Good[HostileServer.Connect]));

    /// <summary>The negative control: an <c>EventUuid</c> that differs from the last one in one bit.</summary>
    [Fact]
    public void A_defect_that_makes_an_event_a_copy_is_noticed()
    {
        var body = HostileServer.Good[HostileServer.Connect];
        var close = body.Replace(HostileServer.FirstUuid, $"d{HostileServer.LastUuid[1..]}", StringComparison.Ordinal);
        Assert.NotEqual(body, close);
        Assert.True(MayHaveTheLastUuid(close));
    }

    [Fact(Timeout = Limit)]
    public async Task A_connect_that_waits_is_answered_when_a_channel_is_subscribed()
    {
        var server = new HostileServer(HostileAnswer.All[HostileServer.Unsubscribe], []);
        using var client = new HttpMessageInvoker(server);
        await AskAsync(client, HostileServer.Connect);
        var connect = AskAsync(client, HostileServer.Connect);
        Assert.False(connect.IsCompleted);

        await AskAsync(client, HostileServer.Subscribe);

        Assert.Contains(HostileServer.LastUuid, await connect, StringComparison.Ordinal);
    }

    private static bool MayHaveTheLastUuid(string body) => SpoiledBodies.Of(Encoding.UTF8.GetBytes(body), step: 1)
        .Any(static spoiled => Encoding.Latin1.GetString(spoiled).Contains(HostileServer.LastUuid, StringComparison.Ordinal));

    private static async Task<string> AskAsync(HttpMessageInvoker client, string channel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "https://acme.my.salesforce.com/cometd/66.0");
        request.Content = new StringContent($$"""[{"channel":"{{channel}}"}]""");
        using var response = await client.SendAsync(request, Token);
        return await response.Content.ReadAsStringAsync(Token);
    }
}
