using System.Collections.Concurrent;
using TypedStreaming;
using TypedStreaming.Simulator;

namespace ChangeDataCapture;

/// <summary>A simulated Salesforce org in this process, whose accounts change.</summary>
internal sealed class LocalOrg : IAsyncDisposable
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(50);

    private readonly SimulatedOrg _org;
    private readonly ConcurrentDictionary<string, Account> _accounts = new(StringComparer.Ordinal);

    private LocalOrg(SimulatedOrg org) => _org = org;

    public IReadOnlyDictionary<string, Account> Accounts => _accounts;

    public StreamingClientOptions ClientOptions => new()
    {
        AccessTokens = new PasswordFlow(_org.User.Username, _org.User.Password, _org.User.ClientId, _org.User.ClientSecret)
        {
            LoginUrl = _org.Url,
        },
    };

    public static async Task<LocalOrg> StartAsync()
    {
        var org = await SimulatedOrg.StartAsync();
        org.AddChangeEvents("Account");
        return new LocalOrg(org);
    }

    /// <summary>
    /// Returns an account, in place of the request <c>GET /services/data/v66.0/sobjects/Account/{id}</c> that
    /// <see cref="StreamingClient.GetAsync"/> sends to a real org. The simulator sends the changes of records, but has no records to read.
    /// </summary>
    public ValueTask<Account?> ReadAsync(string id) => ValueTask.FromResult(_accounts.GetValueOrDefault(id));

    /// <summary>Returns all accounts, in place of a query to a real org.</summary>
    public ValueTask<KeyValuePair<string, Account>[]> ReadAllAsync() => ValueTask.FromResult(_accounts.ToArray());

    /// <summary>Changes some records in the same way, and publishes the change event for this change.</summary>
    public async Task ChangeAsync(string type, Func<Account, Account?> change, object? fields, params string[] ids)
    {
        foreach (var id in ids)
        {
            if (change(_accounts.GetValueOrDefault(id) ?? new Account()) is { } changed) _accounts[id] = changed;
            else _accounts.TryRemove(id, out _);
        }

        // An overflow does not name its records.
        string[] named = type == "GAP_OVERFLOW" ? [] : ids;
        await _org.PublishChangeEventAsync(new ChangeEventDraft("Account", type, named) { Fields = fields });
        await Task.Delay(Pace, TimeProvider.System);
    }

    public ValueTask DisposeAsync() => _org.DisposeAsync();
}
