namespace TypedStreaming.Sqlite;

/// <summary>The cursor that may save a position.</summary>
internal sealed record Owner(string Token, string Host, long ProcessId, DateTimeOffset TakenAt)
{
    /// <summary>Makes an owner. Its token is unique, even in one process at one instant.</summary>
    public static Owner OfThisProcess(DateTimeOffset now) =>
        new(Guid.NewGuid().ToString("n"), Environment.MachineName, Environment.ProcessId, now);
}
