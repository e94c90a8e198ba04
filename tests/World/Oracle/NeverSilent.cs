namespace TypedStreaming.World.Oracle;

/// <summary>Every wait ends within the recovery timeout, by a value, a gap or a typed error; whatever ends something ends soon.</summary>
internal static class NeverSilent
{
    /// <summary>A poll may be under way when the connection dies, and a pause when the time is up.</summary>
    public static readonly TimeSpan Slack = TimeSpan.FromMinutes(6);

    /// <summary>Twice the time that the store and a disconnect may take.</summary>
    public static readonly TimeSpan LongestEnd = TimeSpan.FromMinutes(2);

    /// <param name="judge">The judge.</param>
    /// <param name="life">A life that waits.</param>
    /// <param name="since">The start of the wait, or the client's last success if that is later.</param>
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
