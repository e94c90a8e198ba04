using TypedStreaming;

namespace ChangeDataCapture;

/// <summary>
/// A copy of an org's accounts. Change events update the copy. If a change event is not sufficient, the records are read again.
/// </summary>
internal sealed class AccountCopy(LocalOrg org)
{
    private readonly Dictionary<string, Account> _accounts = new(StringComparer.Ordinal);

    public bool IsTrue => _accounts.Count == org.Accounts.Count
        && _accounts.All(copied => org.Accounts.TryGetValue(copied.Key, out var account) && account == copied.Value);

    public async Task ApplyAsync(AccountChange change)
    {
        if (IsWildcard(change.Header.RecordIds)) await ReadAllAgainAsync();
        else foreach (var id in change.Header.RecordIds) await ApplyAsync(change, id);
    }

    /// <summary>
    /// Reads records again after a gap. A gap contains the ids of the changed records but not the changes; an overflow does not even contain the
    /// ids.
    /// </summary>
    public async Task ReadAgainAsync(Gap gap)
    {
        if (gap.Cause == GapCause.Overflow || gap.RecordIds.Count == 0 || IsWildcard(gap.RecordIds)) await ReadAllAgainAsync();
        else foreach (var id in gap.RecordIds) await ReadAgainAsync(id);
    }

    private static bool IsWildcard(IReadOnlyList<string> ids) => ids.Any(static id => id.EndsWith('*'));

    private async Task ApplyAsync(AccountChange change, string id)
    {
        try
        {
            if (change.Header.ChangeType == ChangeType.Delete) _accounts.Remove(id);
            else if (change.Header.ChangeType is ChangeType.Create or ChangeType.Undelete) _accounts[id] = change.ApplyTo(new Account());
            else if (_accounts.TryGetValue(id, out var account)) _accounts[id] = change.ApplyTo(account);
            else await ReadAgainAsync(id);
        }
        catch (ArgumentException)
        {
            await ReadAgainAsync(id); // The copy is already newer than the text to which the difference belongs.
        }
    }

    private async Task ReadAgainAsync(string id)
    {
        if (await org.ReadAsync(id) is { } account) _accounts[id] = account;
        else _accounts.Remove(id);
    }

    private async Task ReadAllAgainAsync()
    {
        var accounts = await org.ReadAllAsync();
        _accounts.Clear();
        foreach (var (id, account) in accounts) _accounts[id] = account;
    }
}
