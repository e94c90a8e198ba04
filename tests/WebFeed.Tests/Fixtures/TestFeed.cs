using TypedStreaming.Simulator;

namespace TypedStreaming.WebFeed.Tests.Fixtures;

/// <summary>The sample with an org of the test's own, which the sample gets by configuration alone.</summary>
internal sealed class TestFeed : IAsyncDisposable
{
    public const string Channel = "/event/Warehouse_Alert__e";

    private TestFeed(SimulatedOrg org, FeedProcess process, Uri page) => (Org, Process, Page) = (org, process, page);

    public SimulatedOrg Org { get; }

    public FeedProcess Process { get; private set; }

    public Uri Page { get; }

    public HttpClient Http { get; } = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<TestFeed> StartAsync(params string[] arguments)
    {
        var org = await SimulatedOrg.StartAsync(cancellationToken: Token);
        org.AddPlatformEvent("Warehouse_Alert__e", ["Dock__c", "Message__c", "Urgent__c"]);
        var process = FeedProcess.Start([.. LoginOf(org), "--Feed:Port=0", .. arguments]);
        try
        {
            return new TestFeed(org, process, await process.WaitForPageAsync());
        }
        catch
        {
            process.Dispose();
            await org.DisposeAsync();
            throw;
        }
    }

    /// <summary>Ends the program as Ctrl-C does.</summary>
    public async Task StopAsync()
    {
        await Process.InterruptAsync();
        Assert.Equal(0, await Process.EndAsync());
    }

    /// <summary>Starts the program again, at the same address.</summary>
    public async Task StartAgainAsync()
    {
        Process.Dispose();
        Process = FeedProcess.Start([.. LoginOf(Org), $"--Feed:Port={Page.Port}"]);
        await Process.WaitForPageAsync();
    }

    public Task<long> PublishAsync(string message, int dock = 1, bool urgent = false) =>
        Org.PublishPlatformEventAsync(Channel, new { Dock__c = dock, Message__c = message, Urgent__c = urgent }, cancellationToken: Token).AsTask();

    public Task<AlertStream> ListenAsync(params (string Name, string Value)[] headers) => AlertStream.OpenAsync(Http, Page, headers);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        Process.Dispose();
        await Org.DisposeAsync();
    }

    private static IEnumerable<string> LoginOf(SimulatedOrg org) =>
    [
        "--Salesforce:Login:Flow=Password",
        $"--Salesforce:Login:Username={org.User.Username}",
        $"--Salesforce:Login:Password={org.User.Password}",
        $"--Salesforce:Login:ClientId={org.User.ClientId}",
        $"--Salesforce:Login:ClientSecret={org.User.ClientSecret}",
        $"--Salesforce:Login:LoginUrl={org.Url}",
    ];
}
