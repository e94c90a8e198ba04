namespace TypedStreaming.Hosting.Dispatch;

/// <summary>
/// Divides the shutdown timeout of a host into the times for its steps: running attempts, cancelled attempts, and the stop of the client.
/// </summary>
/// <param name="Attempts">The time that running attempts have until they are cancelled.</param>
/// <param name="Grace">The time that cancelled attempts have until they are abandoned. The remaining time is for stopping the client.</param>
internal sealed record ShutdownPlan(TimeSpan Attempts, TimeSpan Grace)
{
    /// <summary>
    /// The part of the shutdown timeout in which a client disconnects and saves its positions, and in which cancelled attempts end.
    /// </summary>
    private static readonly TimeSpan Reserve = TimeSpan.FromSeconds(6);

    private static readonly TimeSpan LongestGrace = TimeSpan.FromSeconds(1);

    public static ShutdownPlan Of(TimeSpan shutdownTimeout)
    {
        if (shutdownTimeout == Timeout.InfiniteTimeSpan) return new ShutdownPlan(Timeout.InfiniteTimeSpan, LongestGrace);
        var isShort = shutdownTimeout < 2 * Reserve;
        return new ShutdownPlan(isShort ? shutdownTimeout / 2 : shutdownTimeout - Reserve, isShort ? shutdownTimeout / 12 : LongestGrace);
    }
}
