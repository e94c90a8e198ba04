using Microsoft.Playwright;
using TypedStreaming.Tool.Tests.Fixtures;
using TypedStreaming.WebFeed.Tests.Fixtures;

namespace TypedStreaming.Tool.Tests.Simulate;

/// <summary>The page in a browser, as its user sees, hears and operates it.</summary>
public sealed class PageTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const int Limit = 120_000;
    private const string Markup = "<script>window.ran = true</script><img src=none onerror=\"window.ran = true\"><b>bold</b>";

    [Fact(Timeout = Limit)]
    public async Task The_keyboard_publishes_and_markup_in_a_field_is_text()
    {
        await using var simulator = await RunningSimulator.StartAsync();
        await using var browser = await chromium.OpenAsync(simulator.Page);
        var page = browser.Page;
        await Assertions.Expect(page.Locator("#connection")).ToContainTextAsync($"Connected. Org {simulator.Org}");
        var form = page.GetByRole(AriaRole.Form, new() { Name = "PushTopic event" });
        await Assertions.Expect(form.GetByLabel("Channel")).ToHaveValueAsync("/topic/AccountUpdates");

        await form.GetByLabel("Record (JSON)").FillAsync("{ \"Name\": ");
        await form.GetByRole(AriaRole.Button).PressAsync("Enter");
        await Assertions.Expect(page.Locator("#result")).ToContainTextAsync("Failed: Record (JSON): this is not valid JSON.");
        await Assertions.Expect(form.GetByLabel("Record (JSON)")).ToBeFocusedAsync();
        await form.GetByLabel("Record (JSON)").FillAsync($$"""{ "Name": {{System.Text.Json.JsonSerializer.Serialize(Markup)}} }""");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#result")).ToHaveTextAsync("Published on /topic/AccountUpdates with replay id 1.");

        var log = page.GetByRole(AriaRole.Log);
        await Assertions.Expect(log.GetByRole(AriaRole.Listitem)).ToContainTextAsync(["<b>bold</b>"]);
        Assert.Equal(0, await log.Locator("script, img, b").CountAsync());
        Assert.Empty(browser.Errors);

        // The negative control: the browser itself refuses markup, and the page cannot be a frame of another one.
        Assert.Equal("refused", await page.EvaluateAsync<string>("""markup => { try { document.getElementById('published').innerHTML = markup; return 'inserted'; } catch { return 'refused'; } }""", Markup));
        Assert.False(await page.EvaluateAsync<bool>("() => window.ran === true"));
        await page.GotoAsync(simulator.Org.ToString());
        await page.EvaluateAsync(
            """
            url => new Promise(resolve => {
              const frame = document.createElement('iframe');
              frame.addEventListener('load', resolve);
              frame.src = url;
              document.body.append(frame);
            })
            """,
            simulator.Page.ToString());
        Assert.Equal([simulator.Org.ToString(), "chrome-error://chromewebdata/"], page.Frames.Select(static frame => frame.Url));
    }

    [Fact(Timeout = Limit)]
    public async Task A_session_is_shown_and_expired()
    {
        await using var simulator = await RunningSimulator.StartAsync();
        await using var browser = await chromium.OpenAsync(simulator.Page);
        var page = browser.Page;
        var listener = new TestShell { ["TSE_ACCESS_TOKEN"] = simulator["accessToken"], ["TSE_INSTANCE_URL"] = simulator["org"] };
        var listening = listener.RunAsync("listen", "/u/Alerts", "--count", "1");
        await Assertions.Expect(page.Locator("#sessions tr")).ToContainTextAsync(["/u/Alerts0an event, until"]);

        await page.GetByRole(AriaRole.Button, new() { Name = "Expire sessions" }).ClickAsync();
        await Assertions.Expect(page.Locator("#result")).ToHaveTextAsync("Expired 1 session.");
        await listener.Messages.WaitForAsync("connected again");
        var refused = page.Locator("#log li", new() { HasText = "403::Unknown client" });
        await Assertions.Expect(refused.First).ToContainTextAsync("Authorization: (hidden)");
        Assert.DoesNotContain(simulator["accessToken"], await page.ContentAsync(), StringComparison.Ordinal);

        var form = page.GetByRole(AriaRole.Form, new() { Name = "Generic event" });
        await form.GetByLabel("Payload (JSON)").FillAsync("\"done\"");
        await form.GetByRole(AriaRole.Button).ClickAsync();
        Assert.Equal(0, await listening.WaitAsync(TimeSpan.FromSeconds(60), TimeProvider.System));
        await Assertions.Expect(page.Locator("#sessions")).ToHaveTextAsync("There are no sessions.");
        Assert.Empty(browser.Errors);
    }

    [Fact(Timeout = Limit)]
    public async Task A_screen_reader_finds_named_regions_and_fields()
    {
        await using var simulator = await RunningSimulator.StartAsync();
        await using var browser = await chromium.OpenAsync(simulator.Page);
        var page = browser.Page;
        await Assertions.Expect(page.Locator("#connection")).ToContainTextAsync("Connected.");
        await Assertions.Expect(page.Locator("body")).ToMatchAriaSnapshotAsync(
            """
            - banner:
              - heading "Simulated org" [level=1]
              - status: /Connected/
            - navigation "Parts of the page"
            - main:
              - region "Channels and sessions":
                - region "Table of channels":
                  - table "Channels":
                    - caption: Channels
                    - rowgroup
                    - rowgroup:
                      - row:
                        - rowheader "/data/AccountChangeEvent"
              - region "Publish"
              - region "Faults":
                - heading "Faults" [level=2]
                - form "Expire sessions"
              - region "Live events":
                - log "Live events"
              - region "Exchanges"
            """);
        Assert.Equal(0, await page.EvaluateAsync<int>("() => [...document.querySelectorAll('input, select, textarea')].filter(field => field.labels.length === 0).length"));
        Assert.Equal(0, await page.EvaluateAsync<int>("() => [...document.querySelectorAll('form')].filter(form => !document.getElementById(form.getAttribute('aria-labelledby'))).length"));
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Skip to the channels" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.GetByRole(AriaRole.Region, new() { Name = "Table of channels" })).ToBeFocusedAsync();
        Assert.Empty(browser.Errors);
    }
}
