using TypedStreaming.Events;

namespace TypedStreaming.Replay.Starting;

/// <summary>
/// Recognizes channels on which several events can have the same replay id: custom channels of change events, if their events are enriched.
/// </summary>
internal static class SharedIds
{
    public static bool MayComeOn(string channel) =>
        ChannelKinds.KindOf(channel) == EventKind.ChangeEvent && channel.EndsWith("__chn", StringComparison.Ordinal);
}
