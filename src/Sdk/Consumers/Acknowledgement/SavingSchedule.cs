namespace TypedStreaming.Consumers.Acknowledgement;

/// <summary>Specifies when the position of a consumer is saved.</summary>
/// <param name="Interval">The longest time from an acknowledgement until it is saved.</param>
/// <param name="Count">The number of acknowledgements after which the position is saved, even before the interval has elapsed.</param>
/// <param name="Timeout">The time within which the store must answer.</param>
internal sealed record SavingSchedule(TimeSpan Interval, int Count, TimeSpan Timeout)
{
    /// <summary>The interval at which a consumer checks that it still owns its stored position, while there is no new position to save.</summary>
    public static TimeSpan OwnershipCheck { get; } = TimeSpan.FromMinutes(1);
}
