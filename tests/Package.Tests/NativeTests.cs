using System.Security.Cryptography;
using TypedStreaming.Package.Tests.Packages;
using TypedStreaming.Package.Tests.Toolchain;
using TypedStreaming.Simulator;
using TypedStreaming.Simulator.PubSub;

namespace TypedStreaming.Package.Tests;

/// <summary>A program of a user, published with Native AOT.</summary>
public sealed class NativeTests(Workshop workshop)
{
    private const string Channel = "/u/WarehouseAlerts";

    [Fact]
    public async Task A_native_program_is_published_without_a_warning_and_receives_an_event()
    {
        Assert.SkipUnless(HasCompiler(), "Native AOT needs a C compiler: install gcc or clang.");
        var projects = await workshop.Projects;
        await projects.RestoreAsync("Native");
        var publish = (await projects.RunAsync("publish", "Native", "--no-restore", "-o", "native", "-v:quiet", "-nologo")).Succeeded();
        Assert.Empty(publish.Errors);

        using var key = RSA.Create(2048);
        var keyFile = projects.PathOf("native/key.pem");
        await File.WriteAllTextAsync(keyFile, key.ExportPkcs8PrivateKeyPem());
        await using var org = await SimulatedOrg.StartAsync(new() { JwtPublicKey = key.ExportSubjectPublicKeyInfoPem() });
        org.AddGenericChannel(Channel);
        await org.PublishGenericAsync(Channel, new { Dock = 3, Message = "dock closed" });

        var run = (await RunAsync(projects, org, keyFile, "first.db", "dock closed")).Succeeded();
        Assert.Equal("dock 3: dock closed", run.Output.Trim());
        Assert.True(File.Exists(projects.PathOf("native/first.db")));

        var relay = (await RunAsync(projects, org, keyFile, "relay", "dock closed")).Succeeded();
        Assert.Equal("relayed: dock closed", relay.Output.Trim());
        await ReceivesOverPubSubAsync(projects, org, keyFile);

        // The program itself can fail: it compares what arrived with its argument.
        Assert.Equal(1, (await RunAsync(projects, org, keyFile, "second.db", "dock open")).ExitCode);

        await PublishedService.HandlesOrdersAsync(PublishedService.ProgramIn(projects.PathOf("native"), "Native"));
    }

    private static async Task ReceivesOverPubSubAsync(UserProjects projects, SimulatedOrg org, string keyFile)
    {
        await using var pubSub = await SimulatedPubSub.StartAsync(org);
        org.AddPlatformEvent("Low_Ink__e", ["Printer_Model__c", "Ink_Percentage__c"]);
        org.AddChangeEvents("Account");
        await org.PublishPlatformEventAsync("/event/Low_Ink__e", new { Printer_Model__c = "LX-3", Ink_Percentage__c = 12.5 });
        await org.PublishChangeEventAsync(new ChangeEventDraft("Account", "UPDATE", ["001Kx00000AAAAAIAZ"]) { Fields = new { Phone = "5551" } });
        var run = (await RunAsync(projects, org, keyFile, "pubsub", pubSub.Url.ToString(), "LX-3")).Succeeded();
        Assert.Equal("LX-3 12.5, Update 5551", run.Output.Trim());
    }

    private static Task<Outcome> RunAsync(UserProjects projects, SimulatedOrg org, string keyFile, params string[] arguments)
    {
        var folder = projects.PathOf("native");
        return ChildProcess.RunAsync(
            PublishedService.ProgramIn(folder, "Native"),
            folder,
            new Dictionary<string, string>(StringComparer.Ordinal),
            [
                org.Url.ToString(), org.User.ClientId, org.User.Username, keyFile,
                .. arguments.Select(argument => argument.EndsWith(".db", StringComparison.Ordinal) ? Path.Combine(folder, argument) : argument),
            ]);
    }

    internal static bool HasCompiler() =>
        Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator)
            .Any(static folder => File.Exists(Path.Combine(folder, "gcc")) || File.Exists(Path.Combine(folder, "clang")));
}
