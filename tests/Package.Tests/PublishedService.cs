using System.Security.Cryptography;
using TypedStreaming.Package.Tests.Toolchain;
using TypedStreaming.Simulator;

namespace TypedStreaming.Package.Tests;

/// <summary>The service in a published program of a user: Projects/Service.</summary>
internal static class PublishedService
{
    public const string Channel = "/u/DockOrders";

    public static string ProgramIn(string folder, string name) => Path.Combine(folder, OperatingSystem.IsWindows() ? name + ".exe" : name);

    /// <summary>Checks that it reads its configuration, logs in with a key, makes handlers and behaviours, repeats, and puts away what fails.</summary>
    public static async Task HandlesOrdersAsync(string program)
    {
        using var key = RSA.Create(2048);
        var keyFile = program + ".pem";
        await File.WriteAllTextAsync(keyFile, key.ExportPkcs8PrivateKeyPem());
        await using var org = await SimulatedOrg.StartAsync(new() { JwtPublicKey = key.ExportSubjectPublicKeyInfoPem() });
        org.AddGenericChannel(Channel);
        await org.PublishGenericAsync(Channel, new { Dock = 0, Order = "open" });
        await org.PublishGenericAsync(Channel, new { Dock = 3, Order = "close" });
        var letters = program + ".jsonl";
        Dictionary<string, string> settings = new(StringComparer.Ordinal)
        {
            ["Letters"] = letters,
            ["Logging:LogLevel:Default"] = "None",
            ["Salesforce:Login:Flow"] = "JwtBearer",
            ["Salesforce:Login:ClientId"] = org.User.ClientId,
            ["Salesforce:Login:Username"] = org.User.Username,
            ["Salesforce:Login:PrivateKeyFile"] = keyFile,
            ["Salesforce:Login:LoginUrl"] = org.Url.ToString(),
            ["Salesforce:Handlers:DockOrder:Consumer"] = "night shift",
            ["Salesforce:Handlers:DockOrder:Retry:MaxAttempts"] = "2",
            ["Salesforce:Handlers:DockOrder:Retry:Delay"] = "00:00:00.01",
        };
        var run = (await RunAsync(program, settings)).Succeeded();
        Assert.Equal(
            [$"attempt 1 at an event of {Channel}", $"attempt 2 at an event of {Channel}", $"attempt 1 at an event of {Channel}", "dock 3: close, night shift"],
            run.Output.Trim().Split('\n', StringSplitOptions.TrimEntries));
        Assert.Contains("There is no such dock.", Assert.Single(await File.ReadAllLinesAsync(letters)), StringComparison.Ordinal);

        // The configuration is read key by key: a wrong one is named.
        settings["Salesforce:Handlers:DockOrder:Retry:MaxAttempt"] = "2";
        var wrong = await RunAsync(program, settings);
        Assert.Equal(2, wrong.ExitCode);
        Assert.Contains("Salesforce:Handlers:DockOrder:Retry:MaxAttempt is not a known setting: did you mean MaxAttempts?", wrong.Output, StringComparison.Ordinal);
    }

    private static Task<Outcome> RunAsync(string program, Dictionary<string, string> settings)
    {
        var folder = Path.GetDirectoryName(program)!;
        var nowhere = new Dictionary<string, string>(StringComparer.Ordinal) { ["DOTNET_ROOT"] = folder };
        return ChildProcess.RunAsync(program, folder, nowhere, ["service", .. settings.Select(static setting => $"--{setting.Key}={setting.Value}")]);
    }
}
