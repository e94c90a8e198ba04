using System.Text.RegularExpressions;
using TypedStreaming.Package.Tests.Toolchain;

namespace TypedStreaming.Package.Tests.Packages;

/// <summary>
/// The folder of a user who follows the lines under "Install" in the README: they are run as they stand, except for the folder of the packages and, in
/// the configuration, the names of this machine's sources. Projects are made in folders below it.
/// </summary>
internal sealed partial class InstallFolder
{
    private const string PackagesInReadme = "artifacts/packages";

    private static readonly string Readme = File.ReadAllText(Repository.PathOf("README.md")).ReplaceLineEndings("\n");

    private InstallFolder(DirectoryInfo folder) => Root = folder;

    public DirectoryInfo Root { get; }

    /// <summary>Packs all packages, and writes the configuration.</summary>
    public static async Task<InstallFolder> CreateAsync(DirectoryInfo folder)
    {
        var packages = folder.CreateSubdirectory("packages").FullName;
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "nuget.config"), await ConfigurationAsync(packages, folder.FullName));
        foreach (var command in CommandsOf("pack").Concat(CommandsOf("pack others")))
            (await DotNet.RunAsync(Repository.Root, [.. command.Select(word => word == PackagesInReadme ? packages : word), "--no-build"])).Succeeded();
        return new InstallFolder(folder);
    }

    /// <summary>The arguments of the dotnet commands in the block with the given mark.</summary>
    public static IReadOnlyList<string[]> CommandsOf(string step) => [.. Block(step).Split('\n').Select(static line =>
    {
        var words = line.Split(' ');
        Assert.Equal("dotnet", words[0]);
        return words[1..];
    })];

    private static async Task<string> ConfigurationAsync(string packages, string folder)
    {
        const string Others = """<packageSource key="YOUR_SOURCE"><package pattern="*" /></packageSource>""";
        const string Packages = $"/path/to/the/clone/{PackagesInReadme}";
        var text = Block("nuget.config");
        Assert.Contains(Packages, text, StringComparison.Ordinal);
        Assert.Contains(Others, text, StringComparison.Ordinal);
        var sources = PackageSources.EnabledIn((await DotNet.RunAsync(folder, "nuget", "list", "source", "--format", "Detailed")).Succeeded().Output);
        return text
            .Replace(Packages, packages, StringComparison.Ordinal)
            .Replace(Others, string.Concat(sources.Select(name => Others.Replace("YOUR_SOURCE", name, StringComparison.Ordinal))), StringComparison.Ordinal);
    }

    /// <summary>The text of the block with the given mark.</summary>
    private static string Block(string step) => Blocks.Matches(Readme).Single(block => block.Groups["step"].Value == step).Groups["text"].Value;

    [GeneratedRegex("<!-- install: (?<step>.*) -->\n```[a-z]+\n(?<text>[^`]*)\n```", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Blocks { get; }
}
