namespace TypedStreaming.World.Oracle;

/// <summary>Every wait ends within the recovery timeout, by a value, a gap or a typed error; whatever ends something ends soon.</summary>
internal static class NeverSilent
{
    /// <summary>A poll may be under way when the connection dies, and a pause when the time is up.</summary>
    public static readonly TimeSpan Slack = TimeSpan.FromMinutes(6);

    /// <summary>What the store and a goodbye may take, twice.</summary>
    public static readonly TimeSpan LongestEnd = TimeSpan.FromMinutes(2);

    /// <param name="judge">Who is told.</param>
    /// <param name="life">A life that waits.</param>
    /// <param name="since">Since when it has been waiting, or the client last had success if that is later.</param>
    /// <param name="now">The time.</param>
    public static void CheckWait(Judge judge, Life life, DateTimeOffset since, DateTimeOffset now)
    {
        if (now - since > Circumstances.RecoveryTimeout + Slack)
            judge.Report(ViolationKind.Silent, $"{life} has waited since {since:HH:mm:ss}, and nothing has reached the client since");
    }

    public static void CheckEnd(Judge judge, string what, DateTimeOffset since, DateTimeOffset now)
    {
        if (now - since > LongestEnd) judge.Report(ViolationKind.Hang, $"{what} has not ended within {LongestEnd}");
    }
}
