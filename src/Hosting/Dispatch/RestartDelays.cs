namespace TypedStreaming.Hosting.Dispatch;

/// <summary>
/// The pauses before a failed client is restarted: 1 second, 2 seconds, 4 seconds, and so on, up to 60 seconds. A pause is longer if the server
/// requests it.
/// </summary>
internal sealed class RestartDelays
{
    private const double Longest = 60;

    private int _failures;

    public TimeSpan Next(StreamingException cause)
    {
        var pause = TimeSpan.FromSeconds(Math.Min(Math.Pow(2, Math.Min(_failures++, 6)), Longest));
        return cause.RetryAfter is { } wanted && wanted > pause ? wanted : pause;
    }

    public void Reset() => _failures = 0;
}
