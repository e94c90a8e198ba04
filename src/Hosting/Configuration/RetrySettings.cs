namespace TypedStreaming.Hosting;

/// <summary>
/// The settings of the attempts at an event. Each one that is null, which is the default, leaves what the program or the default of
/// <see cref="RetryOptions"/> says, where it is explained.
/// </summary>
public sealed class RetrySettings
{
    /// <summary>The number of attempts: <see cref="RetryOptions.MaxAttempts"/>.</summary>
    public int? MaxAttempts { get; set; }

    /// <summary>The first pause: <see cref="RetryOptions.Delay"/>.</summary>
    public TimeSpan? Delay { get; set; }

    /// <summary>The factor of the pauses: <see cref="RetryOptions.Factor"/>.</summary>
    public double? Factor { get; set; }

    /// <summary>The longest pause: <see cref="RetryOptions.MaxDelay"/>.</summary>
    public TimeSpan? MaxDelay { get; set; }

    /// <summary>The random part: <see cref="RetryOptions.Jitter"/>.</summary>
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
