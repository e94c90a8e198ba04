namespace TypedStreaming.Hosting.Dispatch;

/// <summary>
/// The pauses before a client that failed is started again: 1 second, 2, 4, and so on up to 60, or longer if the server requests a longer pause.
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
