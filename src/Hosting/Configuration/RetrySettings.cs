namespace TypedStreaming.Hosting;

/// <summary>
/// The settings for retrying failed attempts to handle an event. If a setting is null (the default), the value that your code sets in
/// <see cref="RetryOptions"/> is used. That class describes the settings.
/// </summary>
public sealed class RetrySettings
{
    /// <summary>The number of attempts to handle an event: see <see cref="RetryOptions.MaxAttempts"/>.</summary>
    public int? MaxAttempts { get; set; }

    /// <summary>The pause after the first attempt: see <see cref="RetryOptions.Delay"/>.</summary>
    public TimeSpan? Delay { get; set; }

    /// <summary>The factor by which each pause is multiplied to get the next pause: see <see cref="RetryOptions.Factor"/>.</summary>
    public double? Factor { get; set; }

    /// <summary>The longest pause between attempts: see <see cref="RetryOptions.MaxDelay"/>.</summary>
    public TimeSpan? MaxDelay { get; set; }

    /// <summary>The maximum jitter added to each pause: see <see cref="RetryOptions.Jitter"/>.</summary>
    public double? Jitter { get; set; }

    internal void ApplyTo(RetryOptions options)
    {
        options.MaxAttempts = MaxAttempts ?? options.MaxAttempts;
        options.Delay = Delay ?? options.Delay;
        options.Factor = Factor ?? options.Factor;
        options.MaxDelay = MaxDelay ?? options.MaxDelay;
        options.Jitter = Jitter ?? options.Jitter;
    }
}
