namespace TypedStreaming.WebFeed.Tests.Fixtures;

/// <summary>One program for all tests of a class that only ask it.</summary>
public sealed class SharedFeed : IAsyncLifetime
{
    private TestFeed? _feed;

    internal TestFeed Feed => _feed ?? throw new InvalidOperationException("The program is not started.");

    /// <summary>Starts the program with the setting of templates that allows every name, which must not matter.</summary>
    public async ValueTask InitializeAsync() => _feed = await TestFeed.StartAsync("--AllowedHosts=*");

    public async ValueTask DisposeAsync()
    {
        if (_feed is not null) await _feed.DisposeAsync();
    }
}
