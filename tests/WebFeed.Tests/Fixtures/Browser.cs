using Microsoft.Playwright;

namespace TypedStreaming.WebFeed.Tests.Fixtures;

/// <summary>One browser process that shows the page of the feed, and its folder.</summary>
internal sealed class Browser : IAsyncDisposable
{
    private readonly DirectoryInfo _folder;
    private readonly IBrowserContext _context;
    private readonly List<string> _errors = [];

    public Browser(DirectoryInfo folder, IBrowserContext context)
    {
        (_folder, _context) = (folder, context);
        Page = context.Pages[0];
        Page.SetDefaultTimeout(60_000);
        Page.Console += (_, message) => Note(message.Type == "error" ? message.Text : null);
        Page.PageError += (_, error) => Note(error);
    }

    public IPage Page { get; }

    public ILocator State => Page.GetByRole(AriaRole.Status);

    public ILocator Log => Page.GetByRole(AriaRole.Log);

    public ILocator Alerts => Log.GetByRole(AriaRole.Listitem);

    public ILocator Messages => Alerts.Locator(".message");

    /// <summary>The errors of the page's script, and what the browser refused.</summary>
    public IReadOnlyList<string> Errors
    {
        get
        {
            lock (_errors) return [.. _errors];
        }
    }

    public Task GoToAsync(Uri address) => Page.GotoAsync(address.ToString());

    /// <summary>Waits until the page's line of state contains a text.</summary>
    public Task WaitForStateAsync(string text) => Assertions.Expect(State).ToContainTextAsync(text, new() { Timeout = 60_000 });

    /// <summary>Waits until the page shows these messages, from the newest to the oldest.</summary>
    public Task WaitForMessagesAsync(params string[] newestFirst) => Assertions.Expect(Messages).ToHaveTextAsync(newestFirst, new() { Timeout = 60_000 });

    public async ValueTask DisposeAsync()
    {
        await _context.CloseAsync();
        _folder.Delete(recursive: true);
    }

    private void Note(string? error)
    {
        if (error is null) return;
        lock (_errors) _errors.Add(error);
    }
}
