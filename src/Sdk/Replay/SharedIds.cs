namespace TypedStreaming.Replay;

/// <summary>Where several events can carry one replay id: custom channels of change events, if they are enriched.</summary>
internal static class SharedIds
{
    public static bool MayComeOn(string channel) =>
        channel.StartsWith("/data/", StringComparison.Ordinal) && channel.EndsWith("__chn", StringComparison.Ordinal);
}
