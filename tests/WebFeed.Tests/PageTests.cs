using Microsoft.Playwright;
using TypedStreaming.Simulator;
using TypedStreaming.WebFeed.Tests.Fixtures;

namespace TypedStreaming.WebFeed.Tests;

/// <summary>The page in a browser, as its user sees, hears and operates it.</summary>
public sealed class PageTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const int Limit = 120_000;
    private const string Markup = "<script>window.ran = true</script><img src=none onerror=\"window.ran = true\"><b>bold</b>";

    [Fact(Timeout = Limit)]
    public async Task Two_browsers_show_the_same_events_over_one_subscription_of_the_org()
    {
        await using var feed = await TestFeed.StartAsync();
        await using var one = await chromium.OpenAsync(feed.Page);
        await using var two = await chromium.OpenAsync(feed.Page);
        await one.WaitForStateAsync($"Connected to {TestFeed.Channel}.");
        await two.WaitForStateAsync($"Connected to {TestFeed.Channel}.");

        foreach (var message in (string[])["first", "second", "third"]) await feed.PublishAsync(message);
        await one.WaitForMessagesAsync("third", "second", "first");
        await two.WaitForMessagesAsync("third", "second", "first");

        Assert.Equal((1, 1), (feed.Org.SessionCount, feed.Org.Exchanges.Count(RequestKind.Subscribe)));
        Assert.Equal(3, feed.Org.Deliveries);
        Assert.Empty(one.Errors.Concat(two.Errors));
    }

    [Fact(Timeout = Limit)]
    public async Task Markup_in_a_field_is_text()
    {
        await using var feed = await TestFeed.StartAsync();
        await using var browser = await chromium.OpenAsync(feed.Page);
        await browser.WaitForStateAsync("Connected");
        await feed.PublishAsync(Markup, dock: 4, urgent: true);

        await browser.WaitForMessagesAsync(Markup);
        Assert.Matches(@"dock 4.*<b>bold</b>.*urgent$", await browser.Alerts.First.TextContentAsync());
        Assert.Equal(0, await browser.Alerts.Locator("script, img, b").CountAsync());
        Assert.Empty(browser.Errors);
    }

    /// <summary>The negative control of the test above: inserted as markup, it would be elements. The page's policy would still not run it.</summary>
    [Fact(Timeout = Limit)]
    public async Task Markup_inserted_as_markup_would_be_seen_and_would_not_run()
    {
        await using var feed = await TestFeed.StartAsync();
        await using var browser = await chromium.OpenAsync(feed.Page);
        var refused = await browser.Page.EvaluateAsync<string>(
            """
            markup => new Promise(resolve => {
              document.addEventListener('securitypolicyviolation', event => resolve(event.effectiveDirective));
              document.getElementById('alerts').innerHTML = `<li>${markup}</li>`;
            })
            """,
            Markup);

        Assert.Equal("script-src-attr", refused);
        Assert.Equal(3, await browser.Alerts.Locator("script, img, b").CountAsync());
        Assert.False(await browser.Page.EvaluateAsync<bool>("() => window.ran === true"));
        Assert.NotEmpty(browser.Errors);
    }

    [Fact(Timeout = Limit)]
    public async Task The_keyboard_pauses_and_continues_and_the_page_says_what_may_be_missing()
    {
        await using var feed = await TestFeed.StartAsync();
        await using var browser = await chromium.OpenAsync(feed.Page);
        await browser.WaitForStateAsync("Connected");

        await browser.Page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(browser.Page.GetByRole(AriaRole.Button, new() { Name = "Pause" })).ToBeFocusedAsync();
        await browser.Page.Keyboard.PressAsync("Enter");
        await browser.WaitForStateAsync("Paused. New alerts are not shown.");
        await feed.Org.WaitForHeldConnectsAsync(1, TestContext.Current.CancellationToken);
        await feed.PublishAsync("during the pause");

        await Assertions.Expect(browser.Page.GetByRole(AriaRole.Button, new() { Name = "Continue" })).ToBeFocusedAsync();
        await browser.Page.Keyboard.PressAsync("Space");
        await browser.WaitForStateAsync("Connected again to /event/Warehouse_Alert__e. Alerts may be missing before this point.");
        await feed.PublishAsync("after the pause");
        await browser.WaitForMessagesAsync("after the pause");

        await browser.Page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(browser.Log).ToBeFocusedAsync();
    }

    [Fact(Timeout = Limit)]
    public async Task A_screen_reader_finds_a_named_live_region_with_a_list()
    {
        await using var feed = await TestFeed.StartAsync();
        await using var browser = await chromium.OpenAsync(feed.Page);
        await browser.WaitForStateAsync("Connected");
        await feed.PublishAsync("pallet blocked", urgent: true);
        await browser.WaitForMessagesAsync("pallet blocked");

        await Assertions.Expect(browser.Page.Locator("body")).ToMatchAriaSnapshotAsync(
            """
            - banner:
              - heading "Warehouse alerts" [level=1]
              - status: Connected to /event/Warehouse_Alert__e.
              - button "Pause"
            - main:
              - heading "Latest alerts" [level=2]
              - log "Latest alerts":
                - list:
                  - listitem:
                    - time
                    - text: dock 1 pallet blocked urgent
            - contentinfo:
              - paragraph: /were sent before that, during a pause, or while the connection was lost are not shown/
            """);
        await Assertions.Expect(browser.Log).ToHaveAttributeAsync("aria-live", "polite");
        await Assertions.Expect(browser.Page).ToHaveTitleAsync("Warehouse alerts");
    }

    [Fact(Timeout = Limit)]
    public async Task The_page_keeps_the_last_hundred_alerts()
    {
        await using var feed = await TestFeed.StartAsync();
        await using var browser = await chromium.OpenAsync(feed.Page);
        await browser.WaitForStateAsync("Connected");
        for (var number = 1; number <= 103; number++) await feed.PublishAsync($"alert {number}");

        await browser.WaitForMessagesAsync([.. Enumerable.Range(0, 100).Select(static index => $"alert {103 - index}")]);
    }

    [Fact(Timeout = Limit)]
    public async Task The_page_connects_again_when_the_program_is_back()
    {
        await using var feed = await TestFeed.StartAsync();
        await using var browser = await chromium.OpenAsync(feed.Page);
        await browser.WaitForStateAsync("Connected");
        await feed.StopAsync();
        await browser.WaitForStateAsync("The connection is lost. Trying to connect again.");
        await feed.PublishAsync("while nobody listened");
        await feed.StartAgainAsync();

        await browser.WaitForStateAsync("Alerts may be missing before this point.");
        await feed.PublishAsync("after that");
        await browser.WaitForMessagesAsync("after that");
    }

    [Fact(Timeout = Limit)]
    public async Task A_page_that_is_refused_says_so()
    {
        await using var feed = await TestFeed.StartAsync();
        var others = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => feed.ListenAsync()));
        await using var browser = await chromium.OpenAsync(feed.Page);
        await browser.WaitForStateAsync("too many browsers are listening, or the org is not available. Trying again in 10 seconds.");
        foreach (var other in others) await other.DisposeAsync();
        await browser.WaitForStateAsync("Connected");
    }
}
