using TypedStreaming.Hosting.Tests.Fixtures;
using TypedStreaming.Simulator;

namespace TypedStreaming.Hosting.Tests.Processes;

/// <summary>The end of a service as its operator sees it: signals, exit codes, and which events come again.</summary>
public sealed class ProcessTests : IDisposable
{
    private const int Events = 500;

    /// <summary>The beginning of a critical log line in the console.</summary>
    private const string Critical = "crit: TypedStreaming.Hosting[300]";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("typedstreaming-hosting-");

    [Fact(Timeout = 120_000)]
    public async Task Sigterm_lets_500_handlers_end_that_need_less_than_their_time()
    {
        await using var org = await StartOrgAsync();
        var first = await RunUntilTermAsync(org, wait: "00:00:02", shutdown: "00:00:20");
        Assert.Equal(Events, Done(first).Count);
        var second = await RunAgainAsync(org, done: 1);
        Assert.Equal(["new"], Done(second));
    }

    [Fact(Timeout = 120_000)]
    public async Task Sigterm_cancels_500_handlers_that_need_more_and_exactly_their_events_come_again()
    {
        await using var org = await StartOrgAsync();
        var first = await RunUntilTermAsync(org, wait: "00:10:00", shutdown: "00:00:04");
        Assert.Empty(Done(first));
        var second = await RunAgainAsync(org, done: Events + 1);
        Assert.Equal(Events + 1, Done(second).Count);
        Assert.Equal(Events + 1, Done(second).Distinct(StringComparer.Ordinal).Count());
    }

    /// <summary>
    /// The position cannot pass the first cancelled event. So what was handled before it does not come again, and what was handled after it comes twice.
    /// </summary>
    [Fact(Timeout = 120_000)]
    public async Task Sigterm_cancels_some_handlers_and_the_events_from_the_first_of_them_on_come_again()
    {
        const int FirstSlow = 100;
        await using var org = await StartOrgAsync();
        string[] all = [.. Enumerable.Range(0, Events).Select(static number => $"a{number}")];
        var cancelled = all.Where(static (_, number) => number >= FirstSlow && number % 2 == 0).ToList();
        var first = await RunUntilTermAsync(org, wait: "00:10:00", shutdown: "00:00:04", done: Events - cancelled.Count, slowFrom: FirstSlow);
        Assert.Equal(all.Except(cancelled).Order(StringComparer.Ordinal), Done(first).Order(StringComparer.Ordinal));
        var again = all[FirstSlow..];
        var second = await RunAgainAsync(org, done: again.Length + 1);
        Assert.Equal(again.Append("new").Order(StringComparer.Ordinal), Done(second).Order(StringComparer.Ordinal));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_second_sigterm_does_not_wait_for_the_handlers()
    {
        await using var org = await StartOrgAsync();
        await PublishAsync(org, "a1");
        using var process = ServiceProcess.Start(Settings(org, "00:20:00", "00:10:00"));
        await process.Output.WaitForAsync("begun a1");
        await process.TerminateAsync();
        await process.Output.WaitUntilAsync(static lines => lines.Any(static line => line.Contains("shutting down", StringComparison.Ordinal)));
        await process.TerminateAsync();
        Assert.Equal(0, await process.EndAsync());
        Assert.Empty(Done(process.Output));
    }

    [Theory(Timeout = 60_000)]
    [InlineData("false")]
    [InlineData("true")]
    public async Task A_final_error_ends_the_process_with_exit_code_1_and_says_what_to_do(string isWeb)
    {
        await using var org = await StartOrgAsync();
        var settings = Settings(org, "00:00:00", "00:00:10");
        settings["Web"] = isWeb;
        settings["Salesforce:Login:Password"] = "wrong";
        using var process = ServiceProcess.Start(settings);
        Assert.Equal(1, await process.EndAsync());
        var output = string.Join('\n', process.Output.Entries);
        Assert.Contains(Critical, output, StringComparison.Ordinal);
        Assert.Contains("The client 'default' has ended with a final error", output, StringComparison.Ordinal);
        Assert.Contains("Correct the credentials", output, StringComparison.Ordinal);
        Assert.DoesNotContain(org.User.ClientSecret, output, StringComparison.Ordinal);
    }

    [Theory(Timeout = 60_000)]
    [InlineData("false")]
    [InlineData("true")]
    public async Task A_position_that_another_process_took_ends_the_first_one_with_exit_code_1(string isWeb)
    {
        await using var org = await StartOrgAsync();
        var settings = Settings(org, "00:00:00", "00:00:10");
        settings["Web"] = isWeb;
        using var first = ServiceProcess.Start(settings);
        await org.WaitForSubscribersAsync(TestService.Accounts, 1, TestContext.Current.CancellationToken);
        using var second = ServiceProcess.Start(settings);
        await org.WaitForSubscribersAsync(TestService.Accounts, 2, TestContext.Current.CancellationToken);
        await PublishAsync(org, "new");
        Assert.Equal(1, await first.EndAsync());
        var output = string.Join('\n', first.Output.Entries);
        Assert.Single(first.Output.Entries, static line => line.StartsWith("crit: ", StringComparison.Ordinal));
        Assert.Contains(Critical, output, StringComparison.Ordinal);
        Assert.Contains("Another process handles these events now", output, StringComparison.Ordinal);
        Assert.Contains("To run several replicas, of which only one reads at a time, add UseLease.", output, StringComparison.Ordinal);

        // The negative control: a host that is stopped from outside has no error.
        await second.Output.WaitForAsync("done new");
        await second.TerminateAsync();
        Assert.Equal(0, await second.EndAsync());
        Assert.DoesNotContain(Critical, string.Join('\n', second.Output.Entries), StringComparison.Ordinal);
    }

    [Fact(Timeout = 60_000)]
    public async Task Wrong_settings_end_the_process_and_are_all_named()
    {
        await using var org = await StartOrgAsync();
        var settings = Settings(org, "00:00:00", "00:00:10");
        settings["Salesforce:Client:ApiVersion"] = "66";
        settings["Salesforce:Login:Pasword"] = "secret";
        using var process = ServiceProcess.Start(settings);
        Assert.NotEqual(0, await process.EndAsync());
        var output = string.Join('\n', process.Output.Entries);
        Assert.Contains("Salesforce:Client:ApiVersion is '66'", output, StringComparison.Ordinal);
        Assert.Contains("Salesforce:Login:Pasword is not a known setting: did you mean Password?", output, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", output, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static async Task<SimulatedOrg> StartOrgAsync() => await TestService.StartOrgAsync();

    private static List<string> Done(Journal output) => Done(output.Entries);

    private static List<string> Done(IEnumerable<string> lines) => [.. lines.Where(static line => line.StartsWith("done ", StringComparison.Ordinal)).Select(static line => line[5..])];

    private static Task<long> PublishAsync(SimulatedOrg org, string id) =>
        org.PublishPushTopicAsync(TestService.Accounts, "updated", new { Id = id }, TestContext.Current.CancellationToken).AsTask();

    private async Task<Journal> RunUntilTermAsync(SimulatedOrg org, string wait, string shutdown, int done = 0, int? slowFrom = null)
    {
        for (var index = 0; index < Events; index++) await PublishAsync(org, $"a{index}");
        var settings = Settings(org, wait, shutdown);
        if (slowFrom is { } first) settings["SlowFrom"] = $"{first}";
        using var process = ServiceProcess.Start(settings);
        await process.Output.WaitUntilAsync(lines => lines.Count(static line => line.StartsWith("begun ", StringComparison.Ordinal)) == Events && Done(lines).Count >= done);
        await process.TerminateAsync();
        Assert.Equal(0, await process.EndAsync());
        return process.Output;
    }

    /// <summary>Runs the service once more, with one more event, until it has handled that one and a number of events.</summary>
    private async Task<Journal> RunAgainAsync(SimulatedOrg org, int done)
    {
        await PublishAsync(org, "new");
        using var process = ServiceProcess.Start(Settings(org, "00:00:00", "00:00:20"));
        await process.Output.WaitForAsync("done new");
        await process.Output.WaitUntilAsync(lines => lines.Count(static line => line.StartsWith("done ", StringComparison.Ordinal)) >= done);
        await process.TerminateAsync();
        Assert.Equal(0, await process.EndAsync());
        return process.Output;
    }

    private Dictionary<string, string?> Settings(SimulatedOrg org, string wait, string shutdown) => new(TestService.LoginOf(org, "Salesforce"), StringComparer.Ordinal)
    {
        ["Positions"] = Path.Combine(_folder.FullName, "positions.db"),
        ["Wait"] = wait,
        ["ShutdownTimeout"] = shutdown,
    };
}
