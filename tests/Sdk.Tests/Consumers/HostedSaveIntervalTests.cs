using TypedStreaming.Hosting.Configuration;

namespace TypedStreaming.Tests.Consumers;

/// <summary>A host and a relay check the save interval before the client does, with a limit of their own.</summary>
public sealed class HostedSaveIntervalTests
{
    [Fact]
    public void The_limit_of_the_save_interval_is_the_one_of_hosts() => Assert.Equal(EventsOptions.LongestSaveInterval, HandlerDefects.LongestSaveInterval);
}
