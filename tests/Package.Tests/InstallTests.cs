using System.Text.RegularExpressions;
using TypedStreaming.Package.Tests.Packages;
using TypedStreaming.Package.Tests.Snippets;
using TypedStreaming.Package.Tests.Toolchain;

namespace TypedStreaming.Package.Tests;

/// <summary>
/// The lines under "Install" in the README, run as they stand, except for the folder of the packages and, in the configuration, the names of
/// this machine's sources.
/// </summary>
public sealed partial class InstallTests(Workshop workshop)
{
    private const string Project = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <Nullable>enable</Nullable>
            <ImplicitUsings>enable</ImplicitUsings>
          </PropertyGroup>
        </Project>
        """;

    private static readonly string Readme = File.ReadAllText(Repository.PathOf("README.md")).ReplaceLineEndings("\n");

    [Fact]
    public async Task The_lines_of_the_readme_install_the_package_and_its_first_program_builds()
    {
        Assert.SkipUnless(Repository.Configuration == "Release", "The lines pack the release build.");
        var projects = await workshop.Projects;
        var folder = workshop.Feed.Parent!.CreateSubdirectory("installed");
        var packages = folder.CreateSubdirectory("packages").FullName;
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "Installed.csproj"), Project);
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "nuget.config"), await ConfigurationAsync(packages, folder.FullName));
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "Program.cs"), FirstProgram());

        (await DotNet.RunAsync(Repository.Root, [.. Arguments("pack").Select(word => word == "artifacts/packages" ? packages : word), "--no-build"])).Succeeded();
        (await DotNet.RunAsync(folder.FullName, projects.Packages, Arguments("add"))).Succeeded();
        var build = (await DotNet.RunAsync(folder.FullName, projects.Packages, "build", "--no-restore", "-v:quiet", "-nologo")).Succeeded();

        Assert.Empty(build.Errors);
    }

    private static string FirstProgram() => DocumentedSnippets.InMarkdown("README.md", Readme).First().Code;

    private static IEnumerable<string> Arguments(string step)
    {
        var words = Block(step).Split(' ');
        Assert.Equal("dotnet", words[0]);
        return words.Skip(1);
    }

    private static async Task<string> ConfigurationAsync(string packages, string folder)
    {
        const string Others = """<packageSource key="YOUR_SOURCE"><package pattern="*" /></packageSource>""";
        var text = Block("nuget.config");
        Assert.Contains("/path/to/the/clone/artifacts/packages", text, StringComparison.Ordinal);
        Assert.Contains(Others, text, StringComparison.Ordinal);
        var sources = PackageSources.EnabledIn((await DotNet.RunAsync(folder, "nuget", "list", "source", "--format", "Detailed")).Succeeded().Output);
        return text
            .Replace("/path/to/the/clone/artifacts/packages", packages, StringComparison.Ordinal)
            .Replace(Others, string.Concat(sources.Select(name => Others.Replace("YOUR_SOURCE", name, StringComparison.Ordinal))), StringComparison.Ordinal);
    }

    /// <summary>The text of the block with the given mark.</summary>
    private static string Block(string step) => Blocks.Matches(Readme).Single(block => block.Groups["step"].Value == step).Groups["text"].Value;

    [GeneratedRegex("<!-- install: (?<step>.*) -->\n```[a-z]+\n(?<text>[^`]*)\n```", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Blocks { get; }
}
