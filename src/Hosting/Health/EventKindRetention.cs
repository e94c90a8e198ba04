namespace TypedStreaming.Hosting.Health;

/// <summary>The time for which Salesforce retains each kind of event. An internal class of the SDK contains the same values.</summary>
internal static class EventKindRetention
{
    public static TimeSpan Of(EventKind kind) => kind is EventKind.PlatformEvent or EventKind.ChangeEvent ? TimeSpan.FromHours(72) : TimeSpan.FromHours(24);
}
