namespace TypedStreaming.Sqlite;

/// <summary>The cursor that may save a position.</summary>
internal sealed record Owner(string Token, string Host, long ProcessId, DateTimeOffset TakenAt)
{
    // Containers can have the same process id and the same host name, so the tokens of one process begin with a text of its own.
    private static readonly string ThisProcess = Guid.NewGuid().ToString("n");

    /// <summary>Makes an owner. Its token is unique, even in one process at one instant.</summary>
    public static Owner OfThisProcess(DateTimeOffset now) =>
        new($"{ThisProcess}-{Guid.NewGuid():n}", Environment.MachineName, Environment.ProcessId, now);

    /// <summary>Returns true if both owners were made by one process.</summary>
    public bool IsOfProcessOf(Owner other) => PartOfProcess(Token) == PartOfProcess(other.Token);

    private static string PartOfProcess(string token) => token.Split('-')[0];
}
