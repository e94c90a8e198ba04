using TypedStreaming.Package.Tests.Packages;
using TypedStreaming.Package.Tests.Snippets;
using TypedStreaming.Package.Tests.Toolchain;

namespace TypedStreaming.Package.Tests;

/// <summary>The lines under "Install" in the README, run as <see cref="InstallFolder"/> says.</summary>
public sealed class InstallTests(Workshop workshop)
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

    [Fact]
    public async Task The_lines_of_the_readme_install_the_package_and_its_first_program_builds()
    {
        Assert.SkipUnless(Repository.Configuration == "Release", "The lines pack the release build.");
        var projects = await workshop.Projects;
        var folder = (await workshop.Installed).Root.CreateSubdirectory("Installed");
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "Installed.csproj"), Project);
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "Program.cs"), FirstProgram());

        (await DotNet.RunAsync(folder.FullName, projects.Packages, Assert.Single(InstallFolder.CommandsOf("add")))).Succeeded();
        var build = (await DotNet.RunAsync(folder.FullName, projects.Packages, "build", "--no-restore", "-v:quiet", "-nologo")).Succeeded();

        Assert.Empty(build.Errors);
    }

    private static string FirstProgram() => DocumentedSnippets.InMarkdown("README.md", File.ReadAllText(Repository.PathOf("README.md"))).First().Code;
}
