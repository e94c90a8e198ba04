namespace TypedStreaming.Consumers;

/// <summary>Ensures that only one enumeration is active at a time.</summary>
internal sealed class OneAtATime(string what)
{
    private int _busy;

    /// <exception cref="InvalidOperationException">Another enumeration is running.</exception>
    public void Enter()
    {
        if (Interlocked.Exchange(ref _busy, 1) == 1)
            throw new InvalidOperationException($"{what} is already being enumerated; only one enumeration can run at a time.");
    }

    public void Leave() => Volatile.Write(ref _busy, 0);
}
