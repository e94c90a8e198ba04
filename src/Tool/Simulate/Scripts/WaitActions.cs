using System.Globalization;
using TypedStreaming.Tool.Simulate.Actions;

namespace TypedStreaming.Tool.Simulate.Scripts;

/// <summary>The actions that make a script wait.</summary>
internal static class WaitActions
{
    public const string Wait = "wait";

    private const int MostClients = 10_000;

    public static IReadOnlyList<OrgAction> All { get; } =
    [
        new(Wait, ["seconds"], static arguments =>
        {
            var pause = arguments.Seconds("seconds");
            return async (simulation, cancellationToken) =>
            {
                await Task.Delay(pause, simulation.Time, cancellationToken).ConfigureAwait(false);
                return string.Create(CultureInfo.InvariantCulture, $"Waited for {pause.TotalSeconds} s.");
            };
        }),
        new("waitForSubscribers", ["channel", "count"], static arguments =>
        {
            var (channel, count) = (arguments.Text("channel"), arguments.Number("count", 1, MostClients, 1));
            return async (simulation, cancellationToken) =>
            {
                await simulation.Org.WaitForSubscribersAsync(channel, count, cancellationToken).ConfigureAwait(false);
                return $"{channel} has {count} subscribers.";
            };
        }),
        new("waitForStreams", ["topic", "count"], static arguments =>
        {
            var (topic, count) = (arguments.OptionalText("topic"), arguments.Number("count", 0, MostClients, 1));
            return async (simulation, cancellationToken) =>
            {
                await simulation.PubSub.Calls.WaitForOpenStreamsAsync(count, topic, cancellationToken).ConfigureAwait(false);
                return $"{count} streams are open.";
            };
        }),
    ];
}
