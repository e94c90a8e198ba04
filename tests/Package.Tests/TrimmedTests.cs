using TypedStreaming.Package.Tests.Packages;
using TypedStreaming.Package.Tests.Toolchain;
using TypedStreaming.Simulator;

namespace TypedStreaming.Package.Tests;

public sealed class TrimmedTests(Workshop workshop)
{
    private const string Channel = "/u/WarehouseAlerts";

    [Fact]
    public async Task A_trimmed_program_is_published_without_a_warning_and_receives_an_event()
    {
        var projects = await workshop.Projects;
        var publish = (await projects.RunAsync("publish", "Trimmed", "--no-restore", "-o", "published", "-v:quiet", "-nologo")).Succeeded();
        Assert.Empty(publish.Errors);
        var folder = new DirectoryInfo(projects.PathOf("published"));
        var size = folder.EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length);
        TestContext.Current.SendDiagnosticMessage($"The trimmed program has {size / 1024.0 / 1024.0:F1} MiB.");

        await using var org = await SimulatedOrg.StartAsync();
        org.AddGenericChannel(Channel);
        org.AddGenericChannel(PublishedService.Channel); // The program subscribes to every event type that it has.
        await org.PublishGenericAsync(Channel, new { Dock = 3, Message = "dock closed", Gate = 7, Firmware = "1.2" });
        var run = (await RunAsync(folder, org, "dock closed")).Succeeded();
        Assert.Equal(["dock 3: dock closed", """{"Dock":3,"Message":"dock closed","Gate":7,"Firmware":"1.2"}"""], run.Output.Trim().Split('\n', StringSplitOptions.TrimEntries));

        // The program itself can fail: it compares what arrived with its argument.
        Assert.Equal(1, (await RunAsync(folder, org, "dock open")).ExitCode);

        await PublishedService.HandlesOrdersAsync(PublishedService.ProgramIn(folder.FullName, "Trimmed"));
    }

    [Fact]
    public async Task A_program_that_reflects_would_be_warned_of()
    {
        var outcome = await (await workshop.Projects).CompileAsync("Trimmed", "Reflection");
        Assert.NotEqual(0, outcome.ExitCode);
        Assert.Equal(["IL2026"], outcome.Errors);
    }

    private static Task<Outcome> RunAsync(DirectoryInfo folder, SimulatedOrg org, string message)
    {
        var program = PublishedService.ProgramIn(folder.FullName, "Trimmed");
        var nowhere = new Dictionary<string, string>(StringComparer.Ordinal) { ["DOTNET_ROOT"] = folder.FullName };
        return ChildProcess.RunAsync(program, folder.FullName, nowhere, org.Url.ToString(), org.IssueAccessToken(), message);
    }
}
