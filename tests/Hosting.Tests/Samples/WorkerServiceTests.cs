using TypedStreaming.Hosting.Tests.Fixtures;
using TypedStreaming.Hosting.Tests.Processes;

namespace TypedStreaming.Hosting.Tests.Samples;

/// <summary>Runs the sample as a user does, as a separate process.</summary>
public sealed class WorkerServiceTests : IDisposable
{
    private const int Limit = 60_000;

    private static readonly string[] Orgs = ["apac", "emea"];
    private static readonly string[] Kinds = ["AccountUpdate", "LowInk", "AccountRecord"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("worker-service-");

    [Fact(Timeout = Limit)]
    public async Task Both_orgs_are_handled_and_the_second_run_continues_after_the_first()
    {
        var first = await RunAsync(HasEveryKind);
        Assert.Equal(["positions.db", "published-apac.txt", "published-emea.txt"], FilesOf(_folder));
        var second = await RunAsync(static lines => WorkerServiceLine.AllIn(lines).Count >= 8);

        Assert.All(Orgs, org => AssertContinues(org, WorkerServiceLine.AllIn(first), WorkerServiceLine.AllIn(second)));
        Assert.Matches("^Stopped. Handled events: [0-9]+ of apac, [0-9]+ of emea; gaps: [2-9]", first[^3]);
        Assert.StartsWith("Next: run it again", first[^2], StringComparison.Ordinal);
    }

    /// <summary>The negative control of the test above: without its positions, the second run begins where the first one did.</summary>
    [Fact(Timeout = Limit)]
    public async Task With_its_positions_forgotten_the_second_run_begins_again()
    {
        var first = WorkerServiceLine.AllIn(await RunAsync(HasEveryKind));
        var second = WorkerServiceLine.AllIn(await RunAsync(HasEveryKind, "--reset"));

        Assert.Equal(101, first.First(static line => line is { Org: "emea", Event: "AccountUpdate" }).ReplayId);
        Assert.Equal(101, second.First(static line => line is { Org: "emea", Event: "AccountUpdate" }).ReplayId);
    }

    [Fact(Timeout = Limit)]
    public async Task The_health_check_answers_on_the_address_that_is_printed()
    {
        using var process = Start();
        await process.Output.WaitUntilAsync(HasEveryKind);
        var address = process.Output.Entries.Single(static line => line.StartsWith("health check: ", StringComparison.Ordinal))["health check: ".Length..];
        using var http = new HttpClient();

        Assert.Equal("Healthy", await http.GetStringAsync(new Uri(address), TestContext.Current.CancellationToken));
        Assert.True(new Uri(address).IsLoopback);
        await process.TerminateAsync();
        Assert.Equal(0, await process.EndAsync());
    }

    [Fact(Timeout = Limit)]
    public async Task Spans_and_metrics_are_printed_on_request()
    {
        var lines = await RunAsync(HasEveryKind, "--telemetry");

        Assert.Contains(lines, static line => line.StartsWith("Activity.DisplayName:", StringComparison.Ordinal) && line.EndsWith("process /topic/AccountUpdates", StringComparison.Ordinal));
        Assert.Contains(lines, static line => line.Contains("Metric Name: messaging.process.duration", StringComparison.Ordinal));
        Assert.DoesNotContain(await RunAsync(HasEveryKind), static line => line.StartsWith("Activity", StringComparison.Ordinal));
    }

    [Fact(Timeout = Limit)]
    public async Task With_an_org_in_the_configuration_it_connects_there()
    {
        await using var org = await TestService.StartOrgAsync();
        await org.PublishPushTopicAsync(TestService.Accounts, "updated", new { Id = "001Kx0000000009AAA", Name = "Real", Tier__c = "gold" }, TestContext.Current.CancellationToken);
        var variables = TestService.LoginOf(org, "Salesforce:prod").ToDictionary(static one => one.Key.Replace(":", "__", StringComparison.Ordinal), static one => one.Value, StringComparer.Ordinal);
        using var process = ServiceProcess.Start("dotnet", [WorkerServiceProgram.Path, "--folder", _folder.FullName], variables);
        await process.Output.WaitUntilAsync(static lines => WorkerServiceLine.AllIn(lines) is [{ Org: "prod", Text: "Real is a gold account" }]);
        await process.TerminateAsync();

        Assert.Equal(0, await process.EndAsync());
        Assert.Contains("handles events of prod, as your configuration says", process.Output.Entries[0], StringComparison.Ordinal);
        Assert.DoesNotContain(FilesOf(_folder), static file => file.StartsWith("published", StringComparison.Ordinal));
    }

    [Fact(Timeout = Limit)]
    public async Task Wrong_settings_are_named_in_one_line_each()
    {
        using var process = Start("--Salesforce:prod:Login:Flow=ClientCredentials", "--Salesforce:prod:Client:ApiVersion=66");

        Assert.Equal(1, await process.EndAsync());
        var output = process.Output.Entries;
        Assert.Contains(output, static line => line.StartsWith("Salesforce:prod:Login:ClientId is missing", StringComparison.Ordinal));
        Assert.Contains(output, static line => line.StartsWith("Salesforce:prod:Client:ApiVersion is '66'", StringComparison.Ordinal));
        Assert.DoesNotContain(output, static line => line.Contains("   at ", StringComparison.Ordinal));
    }

    [Theory(Timeout = Limit)]
    [InlineData("--folder", "The argument --folder needs a path.")]
    [InlineData("--what", "The argument '--what' is not known.")]
    public async Task What_is_not_understood_is_named_before_the_usage(string option, string mistake)
    {
        using var process = ServiceProcess.Start("dotnet", [WorkerServiceProgram.Path, option]);

        Assert.Equal(2, await process.EndAsync());
        Assert.Equal(mistake, process.Output.Entries[0]);
        Assert.StartsWith("Usage:", process.Output.Entries[1], StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit)]
    public async Task The_usage_is_printed_on_request()
    {
        using var process = ServiceProcess.Start("dotnet", [WorkerServiceProgram.Path, "--help"]);

        Assert.Equal(0, await process.EndAsync());
        Assert.StartsWith("Usage:", process.Output.Entries[0], StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit)]
    public async Task A_folder_that_cannot_be_made_is_one_line()
    {
        var file = Path.Combine(_folder.FullName, "file");
        await File.WriteAllTextAsync(file, "", TestContext.Current.CancellationToken);
        using var process = ServiceProcess.Start("dotnet", [WorkerServiceProgram.Path, "--folder", Path.Combine(file, "below")]);

        Assert.Equal(1, await process.EndAsync());
        Assert.Contains(file, Assert.Single(process.Output.Entries), StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static IEnumerable<string> FilesOf(DirectoryInfo folder) => folder.EnumerateFiles().Select(static file => file.Name).Order(StringComparer.Ordinal);

    /// <summary>Returns true if both orgs had an event of each kind and a gap.</summary>
    private static bool HasEveryKind(IReadOnlyList<string> lines) => Orgs.All(org =>
        Kinds.All(kind => WorkerServiceLine.AllIn(lines).Any(line => line.Org == org && line.Event == kind))
        && lines.Any(line => line.StartsWith(org, StringComparison.Ordinal) && line.Contains("gap, so ", StringComparison.Ordinal)));

    /// <summary>Checks that no event is missing between two runs, and that none comes twice. Change events have gaps, whose ids are not printed.</summary>
    private static void AssertContinues(string org, IReadOnlyList<WorkerServiceLine> first, IReadOnlyList<WorkerServiceLine> second)
    {
        foreach (var kind in (string[])["AccountUpdate", "LowInk"])
        {
            var ids = first.Concat(second).Where(line => line.Org == org && line.Event == kind).Select(static line => line.ReplayId).Order().ToList();
            Assert.Equal(Enumerable.Range(101, ids.Count).Select(static id => (long)id), ids);
        }

        var changes = first.Concat(second).Where(line => line.Org == org && line.Event == "AccountRecord").Select(static line => line.ReplayId).ToList();
        Assert.Equal(changes.Distinct(), changes);
    }

    private ServiceProcess Start(params IEnumerable<string> arguments) => ServiceProcess.Start("dotnet", [WorkerServiceProgram.Path, "--folder", _folder.FullName, .. arguments]);

    /// <summary>Runs the sample until it has printed what is given, and stops it.</summary>
    private async Task<IReadOnlyList<string>> RunAsync(Func<IReadOnlyList<string>, bool> until, params string[] arguments)
    {
        using var process = Start(arguments);
        await process.Output.WaitUntilAsync(until);
        await process.TerminateAsync();
        Assert.Equal(0, await process.EndAsync());
        return process.Output.Entries;
    }
}
