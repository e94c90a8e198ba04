using TypedStreaming.Events;

namespace TypedStreaming.Replay.Starting;

/// <summary>
/// Recognizes channels on which several events can have the same replay id. These are custom channels of change events whose events are
/// enriched with further fields.
/// </summary>
internal static class SharedIds
{
    public static bool MayComeOn(string channel) =>
        ChannelKinds.KindOf(channel) == EventKind.ChangeEvent && channel.EndsWith("__chn", StringComparison.Ordinal);
}
