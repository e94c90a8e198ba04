using TypedStreaming;

namespace WorkerService;

/// <summary>Reads accounts with the REST API of their org, with the login of the client.</summary>
internal sealed class RestAccounts(IServiceProvider services) : IAccounts
{
    public async Task<string?> ReadPhoneAsync(string org, string id, CancellationToken cancellationToken)
    {
        var client = services.GetRequiredKeyedService<StreamingClient>(org);
        var account = await client.GetAsync($"/services/data/v66.0/sobjects/Account/{id}?fields=Phone", cancellationToken);
        return account.GetProperty("Phone").GetString();
    }
}
