using TypedStreaming.Events;

namespace TypedStreaming.Replay.Starting;

/// <summary>
/// Identifies channels on which several events can have the same replay id. These are custom channels that carry change events enriched with
/// additional fields.
/// </summary>
internal static class SharedIds
{
    public static bool MayComeOn(string channel) =>
        ChannelKinds.KindOf(channel) == EventKind.ChangeEvent && channel.EndsWith("__chn", StringComparison.Ordinal);
}
