namespace TypedStreaming.Hosting.Health;

/// <summary>The time for which Salesforce keeps each kind of event. The SDK contains the same values, in a class that is not public.</summary>
internal static class EventKindRetention
{
    public static TimeSpan Of(EventKind kind) => kind is EventKind.PlatformEvent or EventKind.ChangeEvent ? TimeSpan.FromHours(72) : TimeSpan.FromHours(24);
}
