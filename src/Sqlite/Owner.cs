namespace TypedStreaming.Sqlite;

/// <summary>Who may save a position.</summary>
internal sealed record Owner(string Token, string Host, long ProcessId, DateTimeOffset TakenAt)
{
    /// <summary>The token makes each owner another, even in one process and one instant.</summary>
    public static Owner OfThisProcess(DateTimeOffset now) =>
        new(Guid.NewGuid().ToString("n"), Environment.MachineName, Environment.ProcessId, now);
}
