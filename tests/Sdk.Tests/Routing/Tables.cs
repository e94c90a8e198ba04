using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using TypedStreaming.Routing;
using TypedStreaming.Telemetry;

namespace TypedStreaming.Tests.Routing;

/// <summary>Makes tables whose counts do not matter, and performs their steps at a time that does not matter.</summary>
internal static class Tables
{
    private static readonly ClientMetrics Metrics = new(new ClientIdentity(""), TimeProvider.System);

    public static DateTimeOffset Noon { get; } = new(2026, 5, 4, 12, 0, 0, TimeSpan.Zero);

    public static RouteTable Make(IWire wire, ILogger? logger = null, TimeProvider? time = null, SlowConsumerLimits? limits = null) =>
        new(wire, limits ?? new SlowConsumerLimits(), logger ?? NullLogger.Instance, Metrics, time ?? TimeProvider.System);

    public static Exception? Attach(this RouteTable table, RoutedConsumer consumer) => table.Attach(consumer, Noon);

    /// <summary>Subscribes a channel, and has the server confirm it.</summary>
    /// <returns>The requested replay id.</returns>
    public static long Subscribe(this RouteTable table, string channel = RecordedConsumer.X, bool confirm = true)
    {
        var asked = table.BeginSubscribing(channel, Noon)!.Value.ReplayFrom;
        if (confirm) table.Confirm(channel, Frames.Confirmation(channel), Noon);
        return asked;
    }

    public static long BeginSubscribing(this ChannelRoute route) => route.BeginSubscribing(Noon);

    public static void Confirm(this ChannelRoute route) => route.Confirm(Frames.Confirmation(route.Name), Noon);

    public static void Lose(this ChannelRoute route) => route.Lose(replays: true);
}
