using System.Globalization;
using System.Text.RegularExpressions;
using TypedStreaming.Package.Tests.Packages;
using TypedStreaming.Package.Tests.Toolchain;

namespace TypedStreaming.Package.Tests;

/// <summary>The projects of the templates, run as their READMEs say: against their local org, and with a login from user secrets.</summary>
public sealed partial class TemplateRunTests(Workshop workshop)
{
    private const int First = 1;
    private const int Stride = 3; // Both are the defaults of the simulator.

    [Fact]
    public Task A_worker_handles_events_of_its_local_org_and_continues_after_a_restart() => RunsAsync(TemplateProjects.InkService);

    [Fact]
    public Task A_console_program_receives_events_of_its_local_org_and_continues_after_a_restart() => RunsAsync(TemplateProjects.Changes);

    [Theory]
    [InlineData("Salesforce__Login__Other", "x", "Salesforce:Login:ClientId", "Salesforce:Login:ClientSecret")]
    [InlineData("Salesforce__Login__LoginUrl", "http://acme.example", "LoginUrl")]
    [InlineData("Salesforce__Login__LoginUrl", "acme", "LoginUrl")]
    public async Task A_worker_with_wrong_settings_says_which(string name, string value, params string[] keys)
    {
        var run = await RunWrongAsync(TemplateProjects.TopicsWorker, name, value);
        foreach (var key in keys) Assert.Contains(run.Output.Split('\n'), line => line.Contains(key, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Salesforce__Login__Other", "x", "Salesforce:Login:ClientId is missing. Run: dotnet user-secrets set Salesforce:Login:ClientId VALUE")]
    [InlineData("Salesforce__Login__LoginUrl", "http://acme.example", "LoginUrl")]
    [InlineData("Salesforce__Login__LoginUrl", "acme", "Salesforce:Login:LoginUrl is not a valid address.")]
    public async Task A_console_program_with_a_wrong_setting_says_which(string name, string value, string message)
    {
        var run = await RunWrongAsync(TemplateProjects.Inks, name, value);
        Assert.Contains(message, Assert.Single(run.Output.Trim().Split('\n')), StringComparison.Ordinal);
    }

    /// <summary>Runs a project that no test gives user secrets to.</summary>
    private async Task<Outcome> RunWrongAsync(TemplateProject project, string name, string value)
    {
        (string, string)[] login = name.EndsWith("LoginUrl", StringComparison.Ordinal) ? [("Salesforce__Login__ClientId", "one"), ("Salesforce__Login__ClientSecret", "two")] : [];
        var run = await (await workshop.TemplateProjects).RunAsync(project, [.. login, (name, value)]);
        Assert.Equal(1, run.ExitCode);
        Assert.DoesNotContain("   at ", run.Output, StringComparison.Ordinal);
        return run;
    }

    private async Task RunsAsync(TemplateProject project)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The programs are ended by signals.");
        var projects = await workshop.TemplateProjects;
        var commands = CommandsIn(await File.ReadAllTextAsync(Path.Combine(projects.FolderOf(project), "README.md")));
        Assert.Equal(["run --project LocalOrg", "run --launch-profile LocalOrg"], commands.Take(2));
        await using var org = projects.Start(project, Built(commands[0]));
        await org.WaitForAsync("The local org is listening on");

        await using var first = projects.Start(project, Built(commands[1]));
        await first.WaitForAsync("Event ");
        var received = EventsIn((await first.TerminateAsync()).Succeeded());
        Assert.Equal(First, received[0]);
        Assert.Equal(received, received.Select(static (_, i) => First + i * Stride));

        // The user's own org: its login is in the user secrets, and nowhere else.
        await projects.StoreSecretsAsync(project, LoginOf(projects.FolderOf(project)));
        var continued = await ReceiveAsync(projects, project);
        Assert.Equal(received[^1] + Stride, continued[0]);

        // Without the stored position the same program would start with the oldest event.
        var again = await ReceiveAsync(projects, project, ("Positions", "others.db"));
        Assert.Equal(First, again[0]);
        Assert.Equal(["others.db", "positions.db"], Directory.GetFiles(projects.FolderOf(project), "*.db").Select(Path.GetFileName).Order(StringComparer.Ordinal));
        (await org.TerminateAsync()).Succeeded();
    }

    /// <summary>Starts the program in the environment that reads user secrets, and ends it with Ctrl-C after an event.</summary>
    private static async Task<List<int>> ReceiveAsync(TemplateProjects projects, TemplateProject project, params (string, string)[] variables)
    {
        await using var program = projects.Start(project, ["exec", project.Program], [("DOTNET_ENVIRONMENT", "Development"), .. variables]);
        await program.WaitForAsync("Event ");
        return EventsIn((await program.InterruptAsync()).Succeeded());
    }

    private static Dictionary<string, string> LoginOf(string folder) => TemplateProject.LocalLoginOf(folder)
        .Where(static variable => variable.Key.StartsWith("Salesforce__", StringComparison.Ordinal))
        .ToDictionary(static variable => variable.Key.Replace("__", ":", StringComparison.Ordinal), static variable => variable.Value, StringComparer.Ordinal);

    private static string[] Built(string command) => [.. command.Split(' '), "--no-build"];

    private static List<string> CommandsIn(string readme) => [.. Commands.Matches(readme).Select(static match => match.Groups["arguments"].Value)];

    private static List<int> EventsIn(Outcome outcome) => [.. Events.Matches(outcome.Output).Select(static match => int.Parse(match.Groups["id"].Value, CultureInfo.InvariantCulture))];

    [GeneratedRegex("^dotnet (?<arguments>.+)$", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Commands { get; }

    [GeneratedRegex("Event (?<id>[0-9]+): ", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Events { get; }
}
