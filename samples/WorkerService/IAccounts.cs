namespace WorkerService;

/// <summary>Reads the accounts of an org.</summary>
internal interface IAccounts
{
    /// <param name="org">The name of the org's client.</param>
    /// <param name="id">The id of the record.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    Task<string?> ReadPhoneAsync(string org, string id, CancellationToken cancellationToken);
}
