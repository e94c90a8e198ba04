namespace TypedStreaming.Sqlite;

/// <summary>The owner of a stored position. Only the newest owner can save the position.</summary>
internal sealed record Owner(string Token, string Host, long ProcessId, DateTimeOffset TakenAt)
{
    // Containers can have the same process id and the same host name. So all tokens of one process begin with a random text of that
    // process.
    private static readonly string ThisProcess = Guid.NewGuid().ToString("n");

    /// <summary>Creates an owner of a position. Its token is unique, even if one process creates several owners at the same time.</summary>
    public static Owner OfThisProcess(DateTimeOffset now) =>
        new($"{ThisProcess}-{Guid.NewGuid():n}", Environment.MachineName, Environment.ProcessId, now);

    /// <summary>Returns true if the same process created both owners.</summary>
    public bool IsOfProcessOf(Owner other) => PartOfProcess(Token) == PartOfProcess(other.Token);

    private static string PartOfProcess(string token) => token.Split('-')[0];
}
