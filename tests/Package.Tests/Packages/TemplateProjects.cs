using System.Text.Json;
using System.Xml.Linq;
using TypedStreaming.Package.Tests.Toolchain;

namespace TypedStreaming.Package.Tests.Packages;

/// <summary>
/// The folder of a user who has installed the templates, for this folder only: templates, user secrets and what the command keeps are in a home
/// that is deleted with the folder. The packages are those that <see cref="UserProjects"/> has restored.
/// </summary>
internal sealed class TemplateProjects
{
    private const string NoRestore = "--no-restore";

    public static TemplateProject InkService { get; } = new("worker", "2. Ink-Service", "platform", NoRestore, "--login-url", "acme--ink.sandbox.my.salesforce.com");

    public static TemplateProject Billing { get; } =
        new("worker", "Billing", "change", "--login-url", "https://acme--uat.sandbox.my.salesforce.com", "--client-id", "3MVG9example");

    public static TemplateProject TopicsWorker { get; } = new("worker", "Topics.Worker", "pushtopic", NoRestore, "--local-org-port", "5987");

    public static TemplateProject Inks { get; } = new("console", "Inks", "platform", NoRestore);

    public static TemplateProject Changes { get; } = new("console", "change 4 me", "change", NoRestore, "--login-url", "acme--change.sandbox.my.salesforce.com");

    public static TemplateProject Topics { get; } = new("console", "Topics", "pushtopic", NoRestore);

    /// <summary>One project for each template and each kind of event. Some of the names are not C# names.</summary>
    public static IReadOnlyList<TemplateProject> All { get; } = [InkService, Billing, TopicsWorker, Inks, Changes, Topics];

    private readonly Dictionary<TemplateProject, Outcome> _made = [];
    private readonly DirectoryInfo _folder;
    private readonly DirectoryInfo _home;
    private readonly Dictionary<string, string> _environment;

    private TemplateProjects(DirectoryInfo folder, DirectoryInfo packages)
    {
        _folder = folder;
        _home = folder.CreateSubdirectory("home");
        _environment = DotNet.EnvironmentOf(_home, packages);
    }

    /// <summary>The build of all projects.</summary>
    public Outcome Build { get; private set; } = new("dotnet build", -1, "not built");

    public static async Task<TemplateProjects> InstallAsync(DirectoryInfo folder, PackedPackage templates, UserProjects others)
    {
        File.Copy(others.PathOf("NuGet.config"), Path.Combine(folder.FullName, "NuGet.config"));
        var projects = new TemplateProjects(folder, others.Packages);
        var install = (await projects.NewAsync("install", templates.File)).Succeeded();
        Assert.Contains("Success: ", install.Output, StringComparison.Ordinal); // Also without a template that can be used, the exit code is 0.
        return projects;
    }

    /// <summary>Makes all projects, and builds them together, with their local orgs.</summary>
    public async Task MakeAsync()
    {
        foreach (var project in All) _made[project] = (await RunAsync(project.Arguments)).Succeeded();
        var files = All.SelectMany(static project => project.Files);
        var solution = new XElement("Solution", files.Select(static file => new XElement("Project", new XAttribute("Path", file))));
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "All.slnx"), solution.ToString());
        Build = await RunAsync("build", "All.slnx", "-warnaserror", "-v:quiet", "-nologo");
        Build.Succeeded();
    }

    public string FolderOf(TemplateProject project) => Path.Combine(_folder.FullName, project.Name);

    /// <summary>The result of <c>dotnet new</c> for a project.</summary>
    public Outcome MakingOf(TemplateProject project) => _made[project];

    /// <summary>Runs <c>dotnet new</c>.</summary>
    public Task<Outcome> NewAsync(params IEnumerable<string> arguments) => RunAsync(["new", .. arguments]);

    /// <summary>Runs the built program of a project to its end, with the given variables.</summary>
    public Task<Outcome> RunAsync(TemplateProject project, params IEnumerable<(string Name, string Value)> variables) =>
        ChildProcess.RunAsync("dotnet", FolderOf(project), With(variables), "exec", project.Program);

    /// <summary>Starts the dotnet command in the folder of a project.</summary>
    public RunningProgram Start(TemplateProject project, IEnumerable<string> arguments, params IEnumerable<(string Name, string Value)> variables) =>
        RunningProgram.Start("dotnet", FolderOf(project), With(variables), arguments);

    /// <summary>Stores user secrets of a project, in the file that <c>dotnet user-secrets set</c> writes.</summary>
    public Task StoreSecretsAsync(TemplateProject project, IReadOnlyDictionary<string, string> secrets)
    {
        var folder = _home.CreateSubdirectory(Path.Combine("Microsoft", "UserSecrets", TemplateProject.UserSecretsIdOf(FolderOf(project))));
        return File.WriteAllTextAsync(Path.Combine(folder.FullName, "secrets.json"), JsonSerializer.Serialize(secrets));
    }

    private Task<Outcome> RunAsync(params IEnumerable<string> arguments) => ChildProcess.RunAsync("dotnet", _folder.FullName, _environment, arguments);

    private Dictionary<string, string> With(IEnumerable<(string Name, string Value)> variables)
    {
        var environment = new Dictionary<string, string>(_environment, StringComparer.Ordinal);
        foreach (var (name, value) in variables) environment[name] = value;
        return environment;
    }
}
