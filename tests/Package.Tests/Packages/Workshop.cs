using TypedStreaming.Package.Tests.Packages;
using TypedStreaming.Package.Tests.Snippets;
using TypedStreaming.Package.Tests.Toolchain;

[assembly: AssemblyFixture(typeof(Workshop))]

namespace TypedStreaming.Package.Tests.Packages;

/// <summary>
/// A folder outside the tree with a feed of the packed packages, and projects of users that install them from there. What
/// a test asks for is made once and shared: packed, restored, built.
/// </summary>
public sealed class Workshop : IAsyncDisposable
{
    // No other run has packed this version, so no cache can contain it.
    private readonly string _version = $"1.0.0-test.g{Guid.NewGuid():n}";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("typedstreaming-packages-");
    private readonly SharedStep<PackedPackage> _sdk;
    private readonly SharedStep<PackedPackage> _simulator;
    private readonly SharedStep<PackedPackage> _simulatorPubSub;
    private readonly SharedStep<PackedPackage> _jwtBearer;
    private readonly SharedStep<PackedPackage> _sqlite;
    private readonly SharedStep<PackedPackage> _postgreSql;
    private readonly SharedStep<PackedPackage> _hosting;
    private readonly SharedStep<PackedPackage> _relay;
    private readonly SharedStep<PackedPackage> _pubSub;
    private readonly SharedStep<PackedPackage> _rabbitMq;
    private readonly SharedStep<PackedPackage> _brokerKit;
    private readonly SharedStep<PackedPackage> _tool;
    private readonly SharedStep<PackedPackage> _nativeTool;
    private readonly SharedStep<PackedPackage> _templates;
    private readonly SharedStep<UserProjects> _projects;
    private readonly SharedStep<TemplateProjects> _templateProjects;
    private readonly SharedStep<InstallFolder> _installed;
    private readonly SharedStep<SnippetCompiler> _snippets;

    public Workshop()
    {
        Feed = _folder.CreateSubdirectory("feed");
        _sdk = new("Packing src/Sdk", () => PackAsync("src/Sdk", "TypedStreaming"));
        _simulator = new("Packing src/Simulator", () => PackAsync("src/Simulator", "TypedStreaming.Simulator"));
        _simulatorPubSub = new("Packing src/Simulator.PubSub", () => PackAsync("src/Simulator.PubSub", "TypedStreaming.Simulator.PubSub"));
        _jwtBearer = new("Packing src/JwtBearer", () => PackAsync("src/JwtBearer", "TypedStreaming.JwtBearer"));
        _sqlite = new("Packing src/Sqlite", () => PackAsync("src/Sqlite", "TypedStreaming.Sqlite"));
        _postgreSql = new("Packing src/PostgreSql", () => PackAsync("src/PostgreSql", "TypedStreaming.PostgreSql"));
        _hosting = new("Packing src/Hosting", () => PackAsync("src/Hosting", "TypedStreaming.Hosting"));
        _relay = new("Packing src/Relay", () => PackAsync("src/Relay", "TypedStreaming.Relay"));
        _pubSub = new("Packing src/PubSub", () => PackAsync("src/PubSub", "TypedStreaming.PubSub"));
        _rabbitMq = new("Packing src/RabbitMq", () => PackAsync("src/RabbitMq", "TypedStreaming.RabbitMq"));
        _brokerKit = new("Packing src/BrokerKit", () => PackAsync("src/BrokerKit", "TypedStreaming.BrokerKit"));
        _tool = new("Packing src/Tool", () => PackAsync("src/Tool", "TypedStreaming.Tool"));
        _nativeTool = new("Packing src/Tool as a native program", PackNativeToolAsync);
        _templates = new("Packing src/Templates", () => PackAsync("src/Templates", "TypedStreaming.Templates"));
        _projects = new("Restoring the projects of users", RestoreAsync);
        _templateProjects = new("Building projects of the templates", MakeFromTemplatesAsync);
        _installed = new("Packing as the README says", () => InstallFolder.CreateAsync(_folder.CreateSubdirectory("installed")));
        _snippets = new("Loading the compiler of the docs' blocks", async () => new SnippetCompiler(await Sdk));
    }

    internal Task<PackedPackage> Sdk => _sdk.GetAsync();

    internal Task<PackedPackage> Simulator => _simulator.GetAsync();

    internal Task<PackedPackage> SimulatorPubSub => _simulatorPubSub.GetAsync();

    internal Task<PackedPackage> JwtBearer => _jwtBearer.GetAsync();

    internal Task<PackedPackage> Sqlite => _sqlite.GetAsync();

    internal Task<PackedPackage> PostgreSql => _postgreSql.GetAsync();

    internal Task<PackedPackage> Hosting => _hosting.GetAsync();

    internal Task<PackedPackage> Relay => _relay.GetAsync();

    internal Task<PackedPackage> PubSub => _pubSub.GetAsync();

    internal Task<PackedPackage> RabbitMq => _rabbitMq.GetAsync();

    internal Task<PackedPackage> BrokerKit => _brokerKit.GetAsync();

    internal Task<PackedPackage> Tool => _tool.GetAsync();

    /// <summary>The packages of the native tool, in their own feed.</summary>
    internal Task<PackedPackage> NativeTool => _nativeTool.GetAsync();

    internal Task<PackedPackage> Templates => _templates.GetAsync();

    /// <summary>The projects of users, restored.</summary>
    internal Task<UserProjects> Projects => _projects.GetAsync();

    /// <summary>Projects that the templates made, built.</summary>
    internal Task<TemplateProjects> TemplateProjects => _templateProjects.GetAsync();

    /// <summary>All packages, packed and configured as the README says.</summary>
    internal Task<InstallFolder> Installed => _installed.GetAsync();

    /// <summary>The compiler of the docs' blocks, with the content of the package.</summary>
    internal Task<SnippetCompiler> Snippets => _snippets.GetAsync();

    internal DirectoryInfo Feed { get; }

    internal Task<PackedPackage> PackageAsync(string id) => id switch
    {
        "TypedStreaming" => Sdk,
        "TypedStreaming.Hosting" => Hosting,
        "TypedStreaming.JwtBearer" => JwtBearer,
        "TypedStreaming.Sqlite" => Sqlite,
        "TypedStreaming.PostgreSql" => PostgreSql,
        "TypedStreaming.BrokerKit" => BrokerKit,
        "TypedStreaming.PubSub" => PubSub,
        "TypedStreaming.RabbitMq" => RabbitMq,
        "TypedStreaming.Relay" => Relay,
        "TypedStreaming.Simulator" => Simulator,
        "TypedStreaming.Simulator.PubSub" => SimulatorPubSub,
        "TypedStreaming.Templates" => Templates,
        "TypedStreaming.Tool" => Tool,
        _ => throw new ArgumentOutOfRangeException(nameof(id), id, "This package is not packed here."),
    };

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    private async Task<PackedPackage> PackAsync(string project, string id)
    {
        // Packs what was built together with these tests, without building it again while they run.
        var nuspec = Path.Combine(_folder.FullName, "nuspec", id);
        var outcome = await DotNet.RunAsync(
            Repository.Root,
            [
                "pack", project, "--no-build", "-c", Repository.Configuration, "-o", Feed.FullName, "-warnaserror",
                $"-p:PackageVersion={_version}", $"-p:NuspecOutputPath={nuspec}/",
            ]);
        outcome.Succeeded();
        return new PackedPackage(id, _version, Feed);
    }

    private async Task<PackedPackage> PackNativeToolAsync()
    {
        // With its own folder for all outputs: the restore for one system would change what other tests pack.
        var feed = _folder.CreateSubdirectory("native-feed");
        var outputs = Path.Combine(_folder.FullName, "native-artifacts");
        foreach (var system in (string[][])[[], ["-r", "linux-x64"], ["-r", "any"]])
        {
            var outcome = await DotNet.RunAsync(
                Repository.Root,
                [
                    "pack", "src/Tool", "-c", Repository.Configuration, "-o", feed.FullName, "-warnaserror", "-v:quiet", "-nologo", "-p:NativeTool=true",
                    $"-p:PackageVersion={_version}", "--artifacts-path", outputs, .. system,
                ]);
            outcome.Succeeded();
            Assert.Empty(outcome.Errors);
        }

        return new PackedPackage("TypedStreaming.Tool", _version, feed);
    }

    private async Task<UserProjects> RestoreAsync()
    {
        await Task.WhenAll(Sdk, Hosting, Simulator, JwtBearer, Sqlite, PostgreSql, PubSub, Relay, RabbitMq);
        var projects = await UserProjects.CreateAsync(_folder, Feed, _version);
        await projects.RestoreAsync();
        return projects;
    }

    private async Task<TemplateProjects> MakeFromTemplatesAsync()
    {
        // The packages that the other projects restore are what these need, in the same package folder.
        var projects = await Projects;
        var made = await Packages.TemplateProjects.InstallAsync(_folder.CreateSubdirectory("templates"), await Templates, projects);
        await made.MakeAsync();
        return made;
    }
}
