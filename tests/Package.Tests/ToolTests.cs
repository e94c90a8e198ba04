using TypedStreaming.Package.Tests.Packages;
using TypedStreaming.Package.Tests.Toolchain;

namespace TypedStreaming.Package.Tests;

/// <summary>The package of the command <c>tse</c>, installed as a user does.</summary>
public sealed class ToolTests(Workshop workshop)
{
    [Fact]
    public async Task It_is_installed_as_a_tool_and_runs()
    {
        var package = await workshop.Tool;
        var folder = package.Feed.Parent!.CreateSubdirectory("tools").FullName;
        var install = await DotNet.RunAsync(folder, ["tool", "install", package.Id, "--version", package.Version, "--source", package.Feed.FullName, "--tool-path", folder]);
        install.Succeeded();
        var help = await ChildProcess.RunAsync(Path.Combine(folder, OperatingSystem.IsWindows() ? "tse.exe" : "tse"), folder, DotNet.Environment, "--help");
        help.Succeeded();
        foreach (var command in new[] { "listen", "doctor", "publish", "generate", "positions" }) Assert.Contains($"  {command}", help.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_contains_the_generator_and_no_compiler()
    {
        var files = PackedPackage.Contents((await workshop.Tool).File).Select(Path.GetFileName).ToList();
        Assert.Contains("TypedStreaming.Generators.dll", files);
        Assert.DoesNotContain(files, static name => name!.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_contains_sqlite_for_computers_only()
    {
        var natives = PackedPackage.Contents((await workshop.Tool).File).Where(static name => name.Contains("/native/", StringComparison.Ordinal)).Select(static name => name.Split('/')[4]).ToList();
        Assert.Contains("linux-x64", natives);
        Assert.Contains("osx-arm64", natives);
        Assert.Contains("win-x64", natives);
        Assert.DoesNotContain(natives, static name => name.StartsWith("android", StringComparison.Ordinal) || name.StartsWith("ios", StringComparison.Ordinal) || name.StartsWith("browser", StringComparison.Ordinal));
    }
}
