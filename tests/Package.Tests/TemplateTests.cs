using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using TypedStreaming.Package.Tests.Packages;
using TypedStreaming.Package.Tests.Toolchain;

namespace TypedStreaming.Package.Tests;

/// <summary>The templates, installed and used as a user does. <see cref="TemplateRunTests"/> runs the projects.</summary>
public sealed partial class TemplateTests(Workshop workshop)
{
    private static readonly string[] Choices = ["platform", "change", "pushtopic"];

    public static TheoryData<TemplateProject> Projects() => [.. TemplateProjects.All];

    [Fact]
    public async Task The_package_contains_files_of_projects_and_no_assembly()
    {
        var package = await workshop.Templates;
        var files = PackedPackage.Contents(package.File);
        Assert.Equal(["README.md", "TypedStreaming.Templates.nuspec", "icon.png"], files.Where(static file => !file.StartsWith("content/", StringComparison.Ordinal)));
        foreach (var template in (string[])["Console", "Worker"])
        {
            string[] parts = [".gitignore", ".template.config/icon.png", ".template.config/template.json", "LocalOrg/Program.cs", "LowInk.cs", "README.md", "SalesforceApp.1.csproj"];
            Assert.Superset(parts.Select(part => $"content/{template}/{part}").ToHashSet(), files.ToHashSet());
        }

        Assert.Equal("Template", Assert.Single(package.Metadata().Descendants("packageType")).Attribute("name")!.Value);
        Assert.Empty(package.Metadata().Descendants("dependency"));
        Assert.False(File.Exists(package.SymbolFile));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public async Task A_project_references_the_packages_of_the_templates_own_version(TemplateProject project)
    {
        var folder = (await workshop.TemplateProjects).FolderOf(project);
        var version = (await workshop.Templates).Version;
        var references = Directory.GetFiles(folder, "*.csproj", SearchOption.AllDirectories).SelectMany(static file => XDocument.Load(file).Descendants("PackageReference"));
        var ours = references.Where(static reference => reference.Attribute("Include")!.Value.StartsWith("TypedStreaming", StringComparison.Ordinal)).ToList();
        Assert.Equal(3, ours.Count);
        Assert.All(ours, reference => Assert.Equal(version, reference.Attribute("Version")!.Value));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public async Task The_program_does_not_contain_the_simulator(TemplateProject project)
    {
        var projects = await workshop.TemplateProjects;
        var output = Path.GetDirectoryName(Path.Combine(projects.FolderOf(project), project.Program))!;
        Assert.True(File.Exists(Path.Combine(output, "TypedStreaming.dll")));
        Assert.False(File.Exists(Path.Combine(output, "TypedStreaming.Simulator.dll")));
        Assert.DoesNotContain("AspNetCore", await File.ReadAllTextAsync(Path.Combine(output, $"{project.Name}.runtimeconfig.json")), StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(projects.FolderOf(project), "LocalOrg", "bin", "Debug", "net10.0", "TypedStreaming.Simulator.dll")));
    }

    [Fact]
    public async Task All_projects_build_without_a_warning() => Assert.Empty((await workshop.TemplateProjects).Build.Errors);

    [Theory]
    [MemberData(nameof(Projects))]
    public async Task Nothing_of_the_template_is_left_in_a_project(TemplateProject project)
    {
        var folder = (await workshop.TemplateProjects).FolderOf(project);
        Assert.All(OwnFilesIn(folder), static file => Assert.DoesNotMatch(Leftovers, File.ReadAllText(file)));
        Assert.DoesNotContain(OwnFilesIn(folder), static file => file.Contains("SalesforceApp", StringComparison.Ordinal) || file.Contains(".template.config", StringComparison.Ordinal));
        Assert.Matches(Leftovers, "namespace SalesforceApp._1;");
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public async Task The_settings_contain_no_secret_and_an_https_login(TemplateProject project)
    {
        var folder = (await workshop.TemplateProjects).FolderOf(project);
        Assert.Empty(RisksIn(Path.Combine(folder, "appsettings.json")));
        // The login of the local org is in the launch profile, which is not a part of the program. The search would find it.
        Assert.Equal(
            ["http://127.0.0.1", "Salesforce__Login__ClientSecret"],
            RisksIn(Path.Combine(folder, "Properties", "launchSettings.json")).Order(StringComparer.OrdinalIgnoreCase).Select(static risk => risk.Split(':') is ["http", var host, _] ? $"http:{host}" : risk));
        Assert.Contains("*.db", await File.ReadAllLinesAsync(Path.Combine(folder, ".gitignore")));
    }

    [Fact]
    public async Task A_login_url_without_a_scheme_gets_https()
    {
        var projects = await workshop.TemplateProjects;
        Assert.Equal("https://acme--ink.sandbox.my.salesforce.com", LoginIn(projects.FolderOf(TemplateProjects.InkService)).GetProperty("LoginUrl").GetString());
        Assert.Equal("https://acme--change.sandbox.my.salesforce.com", LoginIn(projects.FolderOf(TemplateProjects.Changes)).GetProperty("LoginUrl").GetString());

        // The option is a setting, and not an example in a message of the program.
        Assert.DoesNotContain("acme--change", await File.ReadAllTextAsync(Path.Combine(projects.FolderOf(TemplateProjects.Changes), "Settings.cs")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Options_are_in_the_files()
    {
        var projects = await workshop.TemplateProjects;
        var login = LoginIn(projects.FolderOf(TemplateProjects.Billing));
        Assert.Equal("https://acme--uat.sandbox.my.salesforce.com", login.GetProperty("LoginUrl").GetString());
        Assert.Equal("3MVG9example", login.GetProperty("ClientId").GetString());
        Assert.Equal("http://127.0.0.1:5987", TemplateProject.LocalLoginOf(projects.FolderOf(TemplateProjects.TopicsWorker))["Salesforce__Login__LoginUrl"]);
        Assert.Contains("Port = 5987", await File.ReadAllTextAsync(Path.Combine(projects.FolderOf(TemplateProjects.TopicsWorker), "LocalOrg", "Program.cs")), StringComparison.Ordinal);
        Assert.DoesNotContain("LowInk.cs", OwnFilesIn(projects.FolderOf(TemplateProjects.Billing)).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Each_project_has_its_own_user_secrets()
    {
        var projects = await workshop.TemplateProjects;
        var ids = TemplateProjects.All.Select(project => TemplateProject.UserSecretsIdOf(projects.FolderOf(project))).ToList();
        Assert.Equal(ids.Count, ids.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(ids, static id => Assert.True(Guid.TryParse(id, out _)));
    }

    [Fact]
    public async Task The_packages_of_both_programs_are_restored_unless_the_user_says_no()
    {
        var projects = await workshop.TemplateProjects;
        const string Restored = "Restore succeeded.";
        Assert.Equal(3, projects.MakingOf(TemplateProjects.Billing).Output.Split(Restored).Length);
        Assert.All(TemplateProjects.All.Where(static project => project.Options.Contains("--no-restore")), project => Assert.DoesNotContain(Restored, projects.MakingOf(project).Output, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("typedstreaming-worker")]
    [InlineData("typedstreaming-console")]
    public async Task The_help_describes_the_options(string template)
    {
        var help = (await (await workshop.TemplateProjects).NewAsync(template, "--help")).Succeeded();
        foreach (var option in (string[])["--event-kind", "--login-url", "--client-id", "--local-org-port", "--no-restore", .. Choices])
            Assert.Contains(option, help.Output, StringComparison.Ordinal);
        Assert.DoesNotMatch("--[a-z-]*(secret|password|token)", help.Output);
    }

    [Theory]
    [InlineData("--event-kind", "topic", "'topic' is not a valid value for --event-kind")]
    [InlineData("--local-org-port", "many", "Cannot parse argument 'many' for option '--local-org-port'")]
    [InlineData("--client-secret", "x", "'--client-secret'")]
    public async Task A_wrong_option_is_refused_and_nothing_is_written(string option, string value, string message)
    {
        var projects = await workshop.TemplateProjects;
        var project = new TemplateProject("worker", "Refused", "platform");
        var outcome = await projects.NewAsync([project.Template, "-n", project.Name, "--no-restore", option, value]);
        Assert.NotEqual(0, outcome.ExitCode);
        Assert.Contains(message, outcome.Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(projects.FolderOf(project)));
    }

    private static JsonElement LoginIn(string folder)
    {
        using var settings = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "appsettings.json")));
        return settings.RootElement.GetProperty("Salesforce").GetProperty("Login").Clone();
    }

    /// <summary>The files that the template made, without those of the build and of runs.</summary>
    private static IEnumerable<string> OwnFilesIn(string folder) => Directory.GetFiles(folder, "*", SearchOption.AllDirectories)
        .Where(static file => !file.Split('/', '\\').Any(static part => part is "bin" or "obj") && !file.Contains(".db", StringComparison.Ordinal));

    /// <summary>The secrets and the addresses without TLS in a file of settings.</summary>
    private static IEnumerable<string> RisksIn(string file)
    {
        using var settings = JsonDocument.Parse(File.ReadAllText(file));
        return [.. RisksIn(settings.RootElement)];
    }

    private static IEnumerable<string> RisksIn(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(static member => Secret.IsMatch(member.Name) ? [member.Name] : RisksIn(member.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(RisksIn),
        JsonValueKind.String when element.GetString()!.StartsWith("http://", StringComparison.Ordinal) => [element.GetString()!],
        _ => [],
    };

    [GeneratedRegex("Secret|Password|Token|PrivateKey", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Secret { get; }

    [GeneratedRegex("SalesforceApp|OfTemplate|TYPEDSTREAMING|#if|#endif|IsPlatform|IsChange|IsPushTopic", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Leftovers { get; }
}
