namespace WorkerService;

/// <summary>Two simulated Salesforce orgs in this process, for users who have no org. Each of them publishes events.</summary>
internal sealed class LocalOrgs(IReadOnlyList<LocalOrg> orgs) : BackgroundService, IAccounts, IAsyncDisposable
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(700);

    /// <summary>
    /// Starts the simulated orgs, and adds the settings of their logins to the configuration, in the form that real orgs need.
    /// </summary>
    public static async Task<LocalOrgs> AddAsync(WebApplicationBuilder builder, StateFolder folder)
    {
        LocalOrg[] orgs = [await LocalOrg.StartAsync("emea", "00D000000000001EAA", folder), await LocalOrg.StartAsync("apac", "00D000000000002EAA", folder)];
        builder.Configuration.AddInMemoryCollection(orgs.SelectMany(static org => org.Settings));
        var local = new LocalOrgs(orgs);
        builder.Services.AddSingleton<IAccounts>(local).AddSingleton<IHostedService>(local);
        return local;
    }

    /// <summary>
    /// Returns the phone number of an account, in place of the REST API of a real org. The simulator sends the changes of records, but has no
    /// records to read.
    /// </summary>
    public Task<string?> ReadPhoneAsync(string org, string id, CancellationToken cancellationToken) =>
        Task.FromResult(orgs.Single(other => other.Name == org).PhoneOf(id));

    public async ValueTask DisposeAsync()
    {
        foreach (var org in orgs) await org.DisposeAsync();
        Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pace, TimeProvider.System);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                foreach (var org in orgs) await org.PublishNextAsync();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The program stops.
        }
    }
}
