namespace TypedStreaming.Hosting;

/// <summary>
/// The options for retrying failed attempts to handle an event. With the default values, the pauses are 0.2 s, 1 s, 5 s and 25 s. Random jitter of up
/// to half of the pause is added to each pause.
/// </summary>
public sealed class RetryOptions
{
    /// <summary>The number of attempts to handle an event, including the first one: 5 by default, at least 1.</summary>
    public int MaxAttempts { get; set; } = 5;

    /// <summary>The pause after the first attempt: 0.2 seconds by default, at most an hour; zero is allowed.</summary>
    public TimeSpan Delay { get; set; } = TimeSpan.FromSeconds(0.2);

    /// <summary>The factor by which each pause is multiplied to get the next pause: 5 by default, from 1 to 1,000.</summary>
    public double Factor { get; set; } = 5;

    /// <summary>The longest pause between attempts, before jitter is added: 30 seconds by default, at most an hour.</summary>
    public TimeSpan MaxDelay { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The maximum jitter added to a pause, as a fraction of the pause: 0.5 by default, from 0 to 1.</summary>
    public double Jitter { get; set; } = 0.5;

    /// <summary>
    /// The callback that returns true if another attempt should be made after an exception. If the callback returns false, no further attempt is
    /// made. Null, the default, means that another attempt is made after every exception.
    /// </summary>
    public Func<Exception, bool>? IsTransient { get; set; }
}
