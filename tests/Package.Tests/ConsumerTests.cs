using System.Text.Json;
using TypedStreaming.Package.Tests.Packages;

namespace TypedStreaming.Package.Tests;

public sealed class ConsumerTests(Workshop workshop)
{
    [Fact]
    public async Task A_strict_project_builds_without_a_warning_and_receives_an_event()
    {
        var projects = await workshop.Projects;
        var build = (await projects.RunAsync("build", "Consumer", "--no-restore", "-v:quiet", "-nologo")).Succeeded();
        Assert.Empty(build.Errors);
        var program = projects.PathOf("Consumer/bin/Debug/net10.0/Consumer.dll");

        var run = (await projects.RunAsync("exec", program, "Acme")).Succeeded();
        Assert.Equal("001Kx00000Zz1AAIAZ Acme Gold", run.Output.Trim());

        // The program itself can fail: it compares what arrived with its argument.
        Assert.Equal(1, (await projects.RunAsync("exec", program, "Globex")).ExitCode);
    }

    [Fact]
    public async Task The_oldest_supported_language_version_is_enough()
    {
        var projects = await workshop.Projects;
        Assert.Empty((await projects.CompileAsync("Consumer", "", "LangVersion=11")).Succeeded().Errors);
    }

    [Fact]
    public async Task An_older_language_version_gets_one_error_with_a_name()
    {
        var outcome = await (await workshop.Projects).CompileAsync("Consumer", "", "LangVersion=10");
        Assert.NotEqual(0, outcome.ExitCode);
        Assert.Equal(["TSE0023"], outcome.Errors);
        Assert.Single(outcome.Lines("error TSE0023"));
        Assert.Contains("needs C# 11 or later; this project sets LangVersion to 10.", outcome.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("9.0", "TSE0023")]
    [InlineData("ISO-2", "TSE0023")]
    [InlineData("Latest")]
    public async Task A_language_version_may_be_written_in_any_way(string version, params string[] errors)
    {
        var outcome = await (await workshop.Projects).RunAsync(
            "msbuild", "Consumer", "-t:_TypedStreamingReportOldLanguage", "-v:quiet", "-nologo", $"-p:LangVersion={version}");
        Assert.Equal(errors, outcome.Errors);
        Assert.Equal(errors.Length == 0, outcome.ExitCode == 0);
    }

    [Theory]
    [InlineData("typedstreaming")]
    [InlineData("typedstreaming.jwtbearer")]
    [InlineData("typedstreaming.simulator")]
    public async Task The_packages_come_from_the_folder_that_they_were_packed_to(string id)
    {
        var projects = await workshop.Projects;
        var restored = Path.Combine(projects.Packages.FullName, id, projects.Version, ".nupkg.metadata");
        using var metadata = JsonDocument.Parse(await File.ReadAllTextAsync(restored));
        Assert.Equal(workshop.Feed.FullName, metadata.RootElement.GetProperty("source").GetString()!.TrimEnd('/', '\\'));
    }
}
