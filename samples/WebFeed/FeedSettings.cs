namespace WebFeed;

/// <summary>The settings in the section <c>Feed</c> of the configuration.</summary>
internal sealed record FeedSettings
{
    /// <summary>The port of the page: 5080 by default; 0 means any free port.</summary>
    public int Port { get; init; } = 5080;

    /// <summary>The time within which a browser must receive an alert: 5 seconds by default.</summary>
    public TimeSpan WriteDeadline { get; init; } = TimeSpan.FromSeconds(5);

    /// <exception cref="InvalidOperationException">A setting is not valid.</exception>
    public static FeedSettings From(IConfiguration configuration)
    {
        var settings = configuration.GetSection("Feed").Get<FeedSettings>() ?? new FeedSettings();
        if (settings.Port is < 0 or > 65_535) throw new InvalidOperationException($"Feed:Port is {settings.Port}: it must be from 0 to 65535.");
        if (settings.WriteDeadline <= TimeSpan.Zero || settings.WriteDeadline > TimeSpan.FromHours(1))
            throw new InvalidOperationException($"Feed:WriteDeadline is {settings.WriteDeadline}: it must be positive, at most 01:00:00, such as 00:00:05 for five seconds.");
        return settings;
    }
}
