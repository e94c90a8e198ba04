using TypedStreaming.Simulator;

namespace TypedStreaming.Tool.Tests.Fixtures;

/// <summary>A simulated org, a shell that has an access token of it, and a folder for files.</summary>
internal sealed class OrgShell : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("typedstreaming-tool-");

    private OrgShell(SimulatedOrg org)
    {
        Org = org;
        Shell["TSE_ACCESS_TOKEN"] = org.IssueAccessToken();
        Shell["TSE_INSTANCE_URL"] = org.Url.ToString();
    }

    public SimulatedOrg Org { get; }

    public TestShell Shell { get; } = new();

    public static async Task<OrgShell> StartAsync(SimulatedOrgOptions? options = null)
    {
        var org = await SimulatedOrg.StartAsync(options, TestContext.Current.CancellationToken);
        org.AddPushTopic("Accounts");
        org.AddPlatformEvent("Low_Ink__e", ["Printer__c"]);
        org.AddChangeEvents("Account");
        org.AddGenericChannel("/u/Alerts");
        return new OrgShell(org);
    }

    public string PathOf(string file) => Path.Combine(_folder.FullName, file);

    /// <summary>Writes a file that only its owner can read, unless a mode is given.</summary>
    public string Write(string file, string text, UnixFileMode mode = UnixFileMode.UserRead | UnixFileMode.UserWrite)
    {
        var path = PathOf(file);
        File.WriteAllText(path, text);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, mode);
        return path;
    }

    public ValueTask<long> PublishAsync(string name) =>
        Org.PublishPushTopicAsync("/topic/Accounts", "updated", new { Id = "001Kx00000Zz1AAIAZ", Name = name }, TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await Org.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
