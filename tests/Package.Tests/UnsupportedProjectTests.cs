using TypedStreaming.Package.Tests.Packages;

namespace TypedStreaming.Package.Tests;

/// <summary>Projects that the packages cannot work in: another framework, or another language than C#.</summary>
public sealed class UnsupportedProjectTests(Workshop workshop)
{
    public static TheoryData<string> Packages =>
        ["TypedStreaming", "TypedStreaming.JwtBearer", "TypedStreaming.Simulator", "TypedStreaming.Sqlite"];

    [Theory]
    [MemberData(nameof(Packages))]
    public async Task An_older_framework_is_refused_by_the_restore_with_one_error(string package)
    {
        var projects = await workshop.Projects;
        var outcome = await projects.RestoreAsync("Older", $"-p:Package={package}");
        Assert.NotEqual(0, outcome.ExitCode);
        Assert.Equal(["NU1202"], outcome.Errors);
        Assert.Equal([package, package], outcome.Lines("error NU1202").Select(line => line.Split("Package ")[1].Split(' ')[0]));
        Assert.All(outcome.Lines("error NU1202"), line => Assert.Contains("supports: net10.0", line, StringComparison.Ordinal));
        Assert.Single(outcome.Lines("not compatible with net8.0"));
        Assert.Single(outcome.Lines("not compatible with net9.0"));
    }

    [Fact]
    public async Task The_same_project_is_restored_for_the_framework_of_the_packages()
    {
        var projects = await workshop.Projects;
        Assert.Empty((await projects.RestoreAsync("Older", "-p:Package=TypedStreaming.Sqlite", "-p:Frameworks=net10.0")).Succeeded().Errors);
    }

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

    [Theory]
    [InlineData("FSharpThroughContracts/FSharpThroughContracts.fsproj")]
    [InlineData("VisualBasicThroughContracts/VisualBasicThroughContracts.vbproj")]
    public async Task It_can_use_the_events_of_a_library_in_CSharp(string project)
    {
        var projects = await workshop.Projects;
        Assert.Empty((await projects.RunAsync("build", project, "--no-restore", "-v:quiet", "-nologo")).Succeeded().Errors);
    }
}
