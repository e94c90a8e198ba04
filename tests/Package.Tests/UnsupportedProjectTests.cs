using TypedStreaming.Package.Tests.Packages;

namespace TypedStreaming.Package.Tests;

/// <summary>Projects that the packages cannot work in: another framework, or another language than C#.</summary>
public sealed class UnsupportedProjectTests(Workshop workshop)
{
    [Fact]
    public async Task An_older_framework_is_refused_by_the_restore_with_one_error_for_each_package()
    {
        var outcome = await (await workshop.Projects).RestoreAsync("Older");
        Assert.NotEqual(0, outcome.ExitCode);
        Assert.Equal(["NU1202"], outcome.Errors);
        string[] packages = ["TypedStreaming", "TypedStreaming.JwtBearer", "TypedStreaming.Simulator", "TypedStreaming.Sqlite"];
        foreach (var framework in (string[])["net8.0", "net9.0"])
            Assert.Equal(packages, outcome.Lines($"is not compatible with {framework} ").Select(PackageIn).Order(StringComparer.Ordinal));
        Assert.All(outcome.Lines("error NU1202"), line => Assert.Contains("supports: net10.0", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_same_project_is_restored_for_the_framework_of_the_packages() =>
        Assert.Empty((await (await workshop.Projects).RestoreAsync("Older", "-p:Frameworks=net10.0")).Succeeded().Errors);

    [Theory]
    [InlineData("FSharp/FSharp.fsproj", "F#")]
    [InlineData("VisualBasic/VisualBasic.vbproj", "VB")]
    public async Task Another_language_gets_one_error_with_a_name(string project, string language)
    {
        var projects = await workshop.Projects;
        var outcome = await projects.RunAsync("build", project, "--no-restore", "-v:quiet", "-nologo");
        Assert.NotEqual(0, outcome.ExitCode);
        Assert.Equal(["TSE9002"], outcome.Errors);
        Assert.Contains($"this project is written in {language}", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_can_use_the_events_of_a_library_in_CSharp()
    {
        var projects = await workshop.Projects;
        var build = await projects.RunAsync("build", "FSharpThroughContracts", "--no-restore", "-v:quiet", "-nologo");
        Assert.Empty(build.Succeeded().Errors);
    }

    private static string PackageIn(string line) => line.Split("Package ")[1].Split(' ')[0];
}
