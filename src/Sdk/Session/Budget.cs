namespace TypedStreaming.Session;

/// <summary>How often something may be done: a burst, and then once in each interval.</summary>
/// <param name="Burst">How many at once.</param>
/// <param name="Refill">How long until one more.</param>
internal sealed record Budget(int Burst, TimeSpan Refill)
{
    private const int BurstsAnHour = 6;

    /// <summary>A sixth of an hour's allowance at once, so that a few losses in a row never wait.</summary>
    public static Budget PerHour(int count) => new(Math.Max(1, count / BurstsAnHour), TimeSpan.FromHours(1) / count);

    /// <summary>What is still spent of it after a while.</summary>
    public int SpentAfter(int spent, TimeSpan elapsed) => (int)Math.Max(0, spent - Math.Floor(elapsed / Refill));
}
