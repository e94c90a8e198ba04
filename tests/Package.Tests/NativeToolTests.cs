using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using TypedStreaming.Package.Tests.Packages;
using TypedStreaming.Package.Tests.Toolchain;

namespace TypedStreaming.Package.Tests;

/// <summary>The packages of the native tool: on Linux on x64 they install a program that needs no runtime, and elsewhere the usual one.</summary>
/// <remarks>Packing takes minutes, so these tests run only when they are asked for; CONTRIBUTING.md has the command.</remarks>
public sealed class NativeToolTests(Workshop workshop)
{
    private const string Event = "Low_Ink__e";

    // No runtime can be found there, so that only a native program starts.
    private static readonly Dictionary<string, string> WithoutRuntime = new(StringComparer.Ordinal) { ["DOTNET_ROOT"] = "/nowhere", ["DOTNET_ROOT_X64"] = "/nowhere" };

    [Fact(Explicit = true)]
    public async Task The_native_program_runs_without_a_runtime_with_both_transports_of_its_simulator()
    {
        Skip();
        var (tool, folder) = await InstallAsync();
        var help = await ChildProcess.RunAsync(tool, folder, WithoutRuntime, "--help");
        help.Succeeded();
        foreach (var command in new[] { "listen", "doctor", "publish", "positions", "simulate" }) Assert.Contains($"  {command}", help.Output, StringComparison.Ordinal);

        await using var simulator = RunningProgram.Start(tool, folder, WithoutRuntime, ["simulate", "--json"]);
        var org = JsonDocument.Parse(await simulator.WaitForAsync("accessToken")).RootElement;
        await PublishesAndListensAsync(tool, folder, org, "rest", "cometd");
        await PublishesAndListensAsync(tool, folder, org, "pubsub", "pubsub");
        var doctor = await RunAsync(tool, folder, org, "doctor", "--channel", "/event/" + Event);
        doctor.Succeeded();
        Assert.Contains($"/event/{Event} accepts subscriptions", doctor.Output, StringComparison.Ordinal);
        Assert.Equal(143, (await simulator.TerminateAsync()).ExitCode);
    }

    [Fact(Explicit = true)]
    public async Task Another_system_gets_the_usual_program()
    {
        Skip();
        var package = await workshop.NativeTool;
        var settings = Encoding.UTF8.GetString(package.Read(PackedPackage.Contents(package.File).Single(static name => name.EndsWith("DotnetToolSettings.xml", StringComparison.Ordinal))));
        foreach (var system in new[] { "linux-x64", "any" })
            Assert.Contains($"RuntimeIdentifier=\"{system}\" Id=\"{package.Id}.{system}\"", settings, StringComparison.Ordinal);

        var usual = package with { Id = $"{package.Id}.any" };
        var folder = package.Feed.Parent!.CreateSubdirectory("usual-tool").FullName;
        ZipFile.ExtractToDirectory(usual.File, folder, overwriteFiles: true);
        var help = await DotNet.RunAsync(folder, "exec", Assert.Single(Directory.GetFiles(folder, "TypedStreaming.Tool.dll", SearchOption.AllDirectories)), "--help");
        help.Succeeded();
        Assert.Contains("  listen", help.Output, StringComparison.Ordinal);

        // The native package has no such file, and no symbols, which would be larger than the program.
        var native = PackedPackage.Contents((package with { Id = $"{package.Id}.linux-x64" }).File);
        Assert.Contains(native, static name => name.EndsWith("/TypedStreaming.Tool", StringComparison.Ordinal));
        Assert.DoesNotContain(native, static name => name.EndsWith(".dll", StringComparison.Ordinal) || name.EndsWith(".dbg", StringComparison.Ordinal));
    }

    private static void Skip()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && RuntimeInformation.OSArchitecture == Architecture.X64, "The native program is for Linux on x64.");
        Assert.SkipUnless(NativeTests.HasCompiler(), "Native AOT needs a C compiler: install gcc or clang.");
    }

    private static async Task PublishesAndListensAsync(string tool, string folder, JsonElement org, string publishes, string listens)
    {
        var name = Guid.NewGuid().ToString();
        (await RunAsync(tool, folder, org, "publish", Event, $$"""{"Printer_Model__c":"{{name}}"}""", "--transport", publishes)).Succeeded();
        string[] listen = ["listen", "/event/" + Event, "--from", "earliest", "--count", "1", "--json", "--name", publishes, "--positions", "p.db", "--transport", listens];
        var events = await RunAsync(tool, folder, org, listen);
        while (!events.Output.Contains(name, StringComparison.Ordinal))
        {
            events.Succeeded();
            events = await RunAsync(tool, folder, org, listen);
        }
    }

    private static Task<Outcome> RunAsync(string tool, string folder, JsonElement org, params string[] arguments)
    {
        var environment = new Dictionary<string, string>(WithoutRuntime, StringComparer.Ordinal)
        {
            ["TSE_INSTANCE_URL"] = org.GetProperty("org").GetString()!,
            ["TSE_ACCESS_TOKEN"] = org.GetProperty("accessToken").GetString()!,
        };
        string[] endpoint = arguments.Contains("pubsub") || arguments[0] == "doctor" ? ["--pubsub-endpoint", org.GetProperty("pubSub").GetString()!] : [];
        return ChildProcess.RunAsync(tool, folder, environment, [.. arguments, .. endpoint]);
    }

    private async Task<(string Tool, string Folder)> InstallAsync()
    {
        var package = await workshop.NativeTool;
        var folder = package.Feed.Parent!.CreateSubdirectory("native-tools").FullName;
        (await DotNet.RunAsync(folder, ["tool", "install", package.Id, "--version", package.Version, "--source", package.Feed.FullName, "--tool-path", folder])).Succeeded();
        return (Path.Combine(folder, "tse"), folder);
    }
}
