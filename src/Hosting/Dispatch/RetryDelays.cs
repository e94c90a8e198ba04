namespace TypedStreaming.Hosting.Dispatch;

/// <summary>
/// The pauses between the attempts to handle an event. Each pause is longer than the previous one, up to a limit. Random jitter is added to each
/// pause.
/// </summary>
internal static class RetryDelays
{
    /// <summary>Returns the pause after the attempt with the given number.</summary>
    /// <param name="options">The options of the handler.</param>
    /// <param name="attempt">The number of the attempt that failed, from 1.</param>
    /// <param name="random">A number from 0 to 1, for the random part.</param>
    public static TimeSpan After(RetryOptions options, int attempt, double random)
    {
        var seconds = Math.Min(options.Delay.TotalSeconds * Math.Pow(options.Factor, attempt - 1), options.MaxDelay.TotalSeconds);
        return TimeSpan.FromSeconds(seconds * (1 + (options.Jitter * random)));
    }
}
