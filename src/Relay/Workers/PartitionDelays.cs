namespace TypedStreaming.Relay.Workers;

/// <summary>
/// The pauses before a partition is reopened after a failure: 0.2 seconds, 0.4 seconds, 0.8 seconds, and so on, up to 30 seconds.
/// </summary>
internal sealed class PartitionDelays
{
    private const double First = 0.2;
    private const double Longest = 30;

    private int _failures;

    public TimeSpan Next() => TimeSpan.FromSeconds(Math.Min(First * Math.Pow(2, Math.Min(_failures++, 10)), Longest));

    public void Reset() => _failures = 0;
}
