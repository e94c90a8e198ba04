namespace TypedStreaming.Session;

/// <summary>
/// Backoff delays: each delay is twice the previous delay, up to a maximum. Each delay is then shortened by a random part, so that many clients do
/// not reconnect at the same time. The static members are the client's defaults (see <see cref="SessionSettings"/>).
/// </summary>
/// <param name="First">The delay after the first failure.</param>
/// <param name="Longest">The longest delay.</param>
internal sealed record BackoffDelays(TimeSpan First, TimeSpan Longest)
{
    private const int LargestExponent = 30;

    /// <summary>The delays between retries after losses and refusals for which no other delays are defined: 0.5 to 30 seconds.</summary>
    public static BackoffDelays AfterLoss { get; } = new(TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(30));

    /// <summary>The delays between retries while the server reports that it is too busy: 15 seconds to 5 minutes.</summary>
    public static BackoffDelays WhileBusy { get; } = new(TimeSpan.FromSeconds(15), TimeSpan.FromMinutes(5));

    /// <summary>The delays between retries while an org limit is exhausted: 1 to 30 minutes.</summary>
    public static BackoffDelays AtLimit { get; } = new(TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(30));

    /// <summary>The delays between retries while the server rejects tokens that the login host has just issued: 10 seconds to 5 minutes.</summary>
    public static BackoffDelays AfterRefusedFreshToken { get; } = new(TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(5));

    /// <summary>
    /// Returns the delay before the next attempt. The delay doubles with each failure, up to the longest delay, and is then shortened by a random
    /// part of up to 50 %.
    /// </summary>
    /// <param name="failures">The number of failures in a row, at least 1.</param>
    /// <param name="jitter">The state of the random numbers. The call changes it.</param>
    public TimeSpan Delay(int failures, ref uint jitter)
    {
        var exponent = Math.Clamp(failures - 1, 0, LargestExponent);
        var doubled = Math.Min(First.TotalSeconds * Math.Pow(2, exponent), Longest.TotalSeconds);
        return TimeSpan.FromSeconds(doubled * (0.5 + (NextFraction(ref jitter) / 2)));
    }

    /// <summary>
    /// Returns the next random number of the Xorshift generator. The state of the generator is an argument, so that the session's state machine
    /// remains a pure function of its state and tests are repeatable.
    /// </summary>
    private static double NextFraction(ref uint state)
    {
        state = state == 0 ? 1 : state;
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        return state / (double)uint.MaxValue;
    }
}
