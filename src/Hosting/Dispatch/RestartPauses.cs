namespace TypedStreaming.Hosting.Dispatch;

/// <summary>The pauses before something that failed for a while is tried again: 1 second, 2, 4, up to 60, or longer where the server asks for it.</summary>
internal sealed class RestartPauses
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
