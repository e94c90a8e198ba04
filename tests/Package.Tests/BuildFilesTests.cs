using TypedStreaming.Package.Tests.Packages;

namespace TypedStreaming.Package.Tests;

public sealed class BuildFilesTests(Workshop workshop)
{
    [Fact]
    public async Task The_analyzers_see_the_listed_properties_alone()
    {
        var projects = await workshop.Projects;
        var outcome = (await projects.RunAsync("msbuild", "Consumer", "-getItem:CompilerVisibleProperty")).Succeeded();
        Assert.Contains("\"TypedStreamingOrgSchema\"", outcome.Output, StringComparison.Ordinal);
        Assert.Equal(1, outcome.Output.Split("\"Identity\": \"TypedStreaming").Length - 1);
    }
}
