namespace TypedStreaming.Session;

/// <summary>
/// A limit on the number of operations over time that allows bursts. A given number of operations can run without a pause between them. After that,
/// one operation is allowed per interval.
/// </summary>
/// <param name="Burst">The number of operations that may follow one another without a wait.</param>
/// <param name="Refill">The time until one more operation is allowed.</param>
internal sealed record RateLimit(int Burst, TimeSpan Refill)
{
    private const int BurstsAnHour = 6;

    /// <summary>
    /// Creates a limit from a number of operations per hour. Up to one sixth of this number can run without a pause between them, so that a few lost
    /// sessions in a row cause no delay.
    /// </summary>
    public static RateLimit PerHour(int count) => new(Math.Max(1, count / BurstsAnHour), TimeSpan.FromHours(1) / count);

    /// <summary>Returns the number of operations that still count against the limit once the given time has elapsed.</summary>
    public int SpentAfter(int spent, TimeSpan elapsed) => (int)Math.Max(0, spent - Math.Floor(elapsed / Refill));
}
