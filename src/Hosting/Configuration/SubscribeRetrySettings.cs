namespace TypedStreaming.Hosting;

/// <summary>
/// The settings of retries of the first subscribe. Each one that is null, which is the default, leaves the default of
/// <see cref="SubscribeRetryOptions"/>, where it is explained.
/// </summary>
public sealed class SubscribeRetrySettings
{
    /// <summary>The pause before the first retry: <see cref="SubscribeRetryOptions.InitialDelay"/>.</summary>
    public TimeSpan? InitialDelay { get; set; }

    /// <summary>The longest pause: <see cref="SubscribeRetryOptions.MaximumDelay"/>.</summary>
    public TimeSpan? MaximumDelay { get; set; }

    /// <summary>The factor by which each pause is longer: <see cref="SubscribeRetryOptions.Factor"/>.</summary>
    public double? Factor { get; set; }

    /// <summary>The number of retries: <see cref="SubscribeRetryOptions.MaximumCount"/>.</summary>
    public int? MaximumCount { get; set; }

    internal void ApplyTo(SubscribeRetryOptions options)
    {
        options.InitialDelay = InitialDelay ?? options.InitialDelay;
        options.MaximumDelay = MaximumDelay ?? options.MaximumDelay;
        options.Factor = Factor ?? options.Factor;
        options.MaximumCount = MaximumCount ?? options.MaximumCount;
    }
}
