namespace TypedStreaming.Hosting;

/// <summary>
/// The settings for retrying the first subscribe request of a consumer. If a setting is null (the default), the default value from
/// <see cref="SubscribeRetryOptions"/> is used. That class describes the settings.
/// </summary>
public sealed class SubscribeRetrySettings
{
    /// <summary>The pause before the first retry: see <see cref="SubscribeRetryOptions.InitialDelay"/>.</summary>
    public TimeSpan? InitialDelay { get; set; }

    /// <summary>The longest pause between retries: see <see cref="SubscribeRetryOptions.MaximumDelay"/>.</summary>
    public TimeSpan? MaximumDelay { get; set; }

    /// <summary>The factor by which each pause is multiplied to get the next pause: see <see cref="SubscribeRetryOptions.Factor"/>.</summary>
    public double? Factor { get; set; }

    /// <summary>The number of retries: see <see cref="SubscribeRetryOptions.MaximumCount"/>.</summary>
    public int? MaximumCount { get; set; }

    internal void ApplyTo(SubscribeRetryOptions options)
    {
        options.InitialDelay = InitialDelay ?? options.InitialDelay;
        options.MaximumDelay = MaximumDelay ?? options.MaximumDelay;
        options.Factor = Factor ?? options.Factor;
        options.MaximumCount = MaximumCount ?? options.MaximumCount;
    }
}
