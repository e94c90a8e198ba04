using System.Xml.Linq;
using TypedStreaming.Package.Tests.Toolchain;

namespace TypedStreaming.Package.Tests.Packages;

/// <summary>
/// Projects as users have them, in a folder that is isolated from the repository: Consumer references the packages of a test, Trimmed
/// and Native those of a service (the files in Service are compiled into both), Older all of them for an older framework. The others are in other languages, with and without a library in C#.
/// </summary>
internal sealed class UserProjects
{
    private readonly string _root;

    private UserProjects(string root, DirectoryInfo packages, string version)
    {
        _root = root;
        Packages = packages;
        Version = version;
    }

    /// <summary>The package folder, which was empty before the restore.</summary>
    public DirectoryInfo Packages { get; }

    public string Version { get; }

    public static async Task<UserProjects> CreateAsync(DirectoryInfo folder, DirectoryInfo feed, string version)
    {
        var root = folder.CreateSubdirectory("projects").FullName;
        Copy(Repository.PathOf("tests/Package.Tests/Projects"), root);
        BuildProperties(version).Save(Path.Combine(root, "Directory.Build.props"));
        var listing = (await DotNet.RunAsync(root, "nuget", "list", "source", "--format", "Detailed")).Succeeded();
        var sources = PackageSources.EnabledIn(listing.Output);
        Assert.True(sources.Count > 0, $"This machine has no enabled package source to restore dependencies from:\n{listing.Output}");
        PackageSources.Configuration(feed.FullName, sources).Save(Path.Combine(root, "NuGet.config"));
        return new UserProjects(root, folder.CreateSubdirectory("packages"), version);
    }

    public string PathOf(string path) => Path.Combine(_root, path);

    public async Task RestoreAsync() => (await RunAsync("restore", "All.slnx", "-v:quiet")).Succeeded();

    /// <summary>Restores one project that is not restored with the others, with the given arguments.</summary>
    public Task<Outcome> RestoreAsync(string project, params IEnumerable<string> arguments) =>
        RunAsync(["restore", project, "-v:quiet", "-nologo", .. arguments]);

    /// <summary>Runs the dotnet command in the folder of all projects.</summary>
    public Task<Outcome> RunAsync(params IEnumerable<string> arguments) => DotNet.RunAsync(_root, Packages, arguments);

    /// <summary>Compiles a project, with one more file in it, a separate output folder, and the given properties.</summary>
    public Task<Outcome> CompileAsync(string project, string variant, params string[] properties)
    {
        var outputs = Path.Combine("obj", $"{variant}{string.Concat(properties.Select(property => "-" + property.Split('=')[^1]))}");
        return RunAsync(
            [
                "msbuild", $"{project}/{project}.csproj", "-t:Compile", "-v:quiet", "-nologo", $"-p:Variant={variant}",
                $"-p:IntermediateOutputPath={outputs}/", .. properties.Select(property => "-p:" + property),
            ]);
    }

    private static XElement BuildProperties(string version) => new(
        "Project",
        new XElement("PropertyGroup", new XElement("TypedStreamingVersion", version), new XElement("TypedStreamingOrgSchema", "$(OrgSchema)")),
        new XElement(
            "Import", new XAttribute("Project", OldestCompiler.BuildFile), new XAttribute("Condition", "'$(RoslynCompilerType)' == 'Custom'")));

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
