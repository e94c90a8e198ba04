using System.Net;
using TypedStreaming.Simulator;
using TypedStreaming.WebFeed.Tests.Fixtures;

namespace TypedStreaming.WebFeed.Tests;

/// <summary>The stream of alerts, without a page.</summary>
public sealed class StreamTests
{
    private const int Limit = 120_000;
    private const int MaxBrowsers = 100;

    private static readonly string Long = new('x', 64 * 1024);

    [Fact(Timeout = Limit)]
    public async Task A_hundred_browsers_share_one_subscription_and_the_next_one_is_refused()
    {
        await using var feed = await TestFeed.StartAsync();
        var streams = await Task.WhenAll(Enumerable.Range(0, MaxBrowsers).Select(_ => feed.ListenAsync()));
        using (var refused = await AlertStream.SendAsync(feed.Http, feed.Page))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
            Assert.Equal(
                "100 browsers are listening, which is the limit. Close one of them, or try again later.",
                await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }

        await feed.PublishAsync("for all");
        Assert.All(await Task.WhenAll(streams.Select(static stream => stream.NextAsync())), static message => Assert.Equal("for all", message));
        Assert.Equal((1, 1L), (feed.Org.Exchanges.Count(RequestKind.Subscribe), feed.Org.Deliveries));

        await streams[0].DisposeAsync();
        await using var next = await ListenWhenThereIsRoomAsync(feed);
        foreach (var stream in streams.Skip(1)) await stream.DisposeAsync();
    }

    [Fact(Timeout = Limit)]
    public async Task A_browser_that_does_not_read_is_cut_after_the_deadline_and_the_other_goes_on()
    {
        // On a busy machine, the quick one too needs some of this time.
        await using var feed = await TestFeed.StartAsync("--Feed:WriteDeadline=00:00:10");
        await using var quick = await feed.ListenAsync();
        using var slow = await SlowBrowser.OpenAsync(feed.Page);
        while (!feed.Process.Output.Contains("A browser was too slow and lost its connection: the browser did not accept an alert within 00:00:10"))
        {
            await feed.PublishAsync(Long);
            Assert.Equal(Long, await quick.NextAsync());
        }

        await feed.PublishAsync("after the cut");
        Assert.Equal("after the cut", await quick.NextAsync());
        Assert.DoesNotContain("after the cut", await slow.ReadToEndAsync(), StringComparison.Ordinal);
    }

    /// <summary>The browser reads again before any deadline, but its buffer was full: it gets what was buffered, and then the end.</summary>
    [Fact(Timeout = Limit)]
    public async Task A_browser_that_reads_too_slowly_is_cut_when_its_buffer_is_full()
    {
        const int Events = 200;
        await using var feed = await TestFeed.StartAsync("--Feed:WriteDeadline=00:30:00");
        await using var quick = await feed.ListenAsync();
        using var slow = await SlowBrowser.OpenAsync(feed.Page);
        for (var number = 0; number < Events; number++)
        {
            await feed.PublishAsync(Long);
            Assert.Equal(Long, await quick.NextAsync());
        }

        var received = await slow.ReadToEndAsync();
        Assert.InRange(received.Split("event: alert").Length - 1, 1, Events - 1);
        await feed.Process.Output.WaitForAsync("lost its connection: too many alerts were waiting for the browser", TestContext.Current.CancellationToken);
        await feed.PublishAsync("after the cut");
        Assert.Equal("after the cut", await quick.NextAsync());
    }

    [Fact(Timeout = Limit)]
    public async Task The_last_event_id_of_a_browser_is_not_replayed()
    {
        await using var feed = await TestFeed.StartAsync();
        await using var first = await feed.ListenAsync();
        var before = await feed.PublishAsync("before");
        await feed.PublishAsync("between");
        Assert.Equal(("before", "between"), (await first.NextAsync(), await first.NextAsync()));

        await using var again = await feed.ListenAsync(("Last-Event-ID", $"{before}"));
        await feed.PublishAsync("after");
        Assert.Equal(("after", "after"), (await again.NextAsync(), await first.NextAsync()));
        Assert.Equal(1, feed.Org.Exchanges.Count(RequestKind.Subscribe));
    }

    [Fact(Timeout = Limit)]
    public async Task An_alert_that_cannot_be_read_is_left_out()
    {
        await using var feed = await TestFeed.StartAsync();
        await using var stream = await feed.ListenAsync();
        await feed.Org.PublishPlatformEventAsync(TestFeed.Channel, new { Dock__c = "four" }, cancellationToken: TestContext.Current.CancellationToken);
        await feed.PublishAsync("good");
        Assert.Equal("good", await stream.NextAsync());
    }

    [Fact(Timeout = Limit)]
    public async Task Without_its_org_a_browser_is_refused()
    {
        await using var feed = await TestFeed.StartAsync();
        feed.Org.Faults.Refuse(RequestKind.Subscribe, "403::Subscriptions are not allowed", times: 100);
        using var refused = await AlertStream.SendAsync(feed.Http, feed.Page);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.Equal(
            "The org is not available now (SubscriptionRefused). Try again later.",
            await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>After several failures the client itself waits longer than a browser should.</summary>
    [Fact(Timeout = Limit)]
    public async Task Each_browser_is_refused_soon_when_the_org_cannot_be_reached()
    {
        using var process = FeedProcess.Start(
            "--Feed:Port=0", "--Salesforce:Login:Flow=StaticToken", "--Salesforce:Login:InstanceUrl=http://127.0.0.1:9", "--Salesforce:Login:AccessToken=x");
        var page = await process.WaitForPageAsync();
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(30) };
        for (var number = 0; number < 5; number++)
        {
            using var refused = await AlertStream.SendAsync(http, page);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
            Assert.StartsWith("The org is not available now (", await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
    }

    /// <summary>Opens a stream as soon as the server has noticed that another browser has left.</summary>
    private static async Task<AlertStream> ListenWhenThereIsRoomAsync(TestFeed feed)
    {
        while (true)
        {
            var answer = await AlertStream.SendAsync(feed.Http, feed.Page);
            if (answer.IsSuccessStatusCode) return await AlertStream.ReadAsync(answer);
            answer.Dispose();
        }
    }
}
