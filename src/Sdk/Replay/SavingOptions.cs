namespace TypedStreaming.Replay;

/// <summary>When positions are saved, and how long that may take.</summary>
/// <param name="Interval">How long an acknowledgement may wait to be saved.</param>
/// <param name="Count">How many acknowledgements are saved at once, before the interval is over.</param>
/// <param name="Timeout">How long the store may take.</param>
internal sealed record SavingOptions(TimeSpan Interval, int Count, TimeSpan Timeout)
{
    /// <summary>How often an owner that has nothing to save asks whether it still is one.</summary>
    public static TimeSpan OwnershipCheck { get; } = TimeSpan.FromMinutes(1);
}
