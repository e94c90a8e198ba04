using Microsoft.Playwright;

namespace TypedStreaming.WebFeed.Tests.Fixtures;

/// <summary>Starts Debian's Chromium for the tests of a class. Nothing is downloaded: the driver is in its package, the browser on the machine.</summary>
public sealed class Chromium : IDisposable
{
    private const string Program = "/usr/bin/chromium";

    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright? _playwright;

    /// <summary>Opens an address in a browser process of its own. Skips the test, with the reason, where there is no Chromium.</summary>
    internal async Task<Browser> OpenAsync(Uri address)
    {
        Assert.SkipUnless(File.Exists(Program), $"There is no {Program}: install the package 'chromium' of Debian. As root, ./test.sh does it.");
        _playwright ??= await Playwright.CreateAsync();
        var folder = Directory.CreateTempSubdirectory("typedstreaming-webfeed-");
        var context = await _playwright.Chromium.LaunchPersistentContextAsync(Path.Combine(folder.FullName, "profile"), new()
        {
            ExecutablePath = Program,
            Args = Arguments,
            Env = EnvironmentIn(folder.FullName),
            Headless = true,
        });
        var browser = new Browser(folder, context);
        await browser.GoToAsync(address);
        return browser;
    }

    public void Dispose() => _playwright?.Dispose();

    /// <summary>The environment of a browser that writes into one folder only.</summary>
    private static Dictionary<string, string> EnvironmentIn(string folder) => new(StringComparer.Ordinal)
    {
        ["PATH"] = Environment.GetEnvironmentVariable("PATH") ?? "",
        ["HOME"] = folder,
        ["TMPDIR"] = folder,
        ["XDG_CONFIG_HOME"] = folder,
        ["XDG_CACHE_HOME"] = folder,
        ["XDG_RUNTIME_DIR"] = folder,
    };
}
