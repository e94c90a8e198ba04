using System.Globalization;
using TypedStreaming.Tool.Simulate.Actions;
using TypedStreaming.Tool.Simulate.Sources;

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
        })
        {
            Waiting = static arguments => string.Create(CultureInfo.InvariantCulture, $"for {arguments.Seconds("seconds").TotalSeconds} s"),
        },
        new("waitForSubscribers", ["channel", "count"], static arguments =>
        {
            var (channel, count) = (arguments.Text("channel"), Count(arguments, 1));
            return async (simulation, cancellationToken) =>
            {
                RequireChannel(simulation, arguments, "channel", channel);
                await simulation.Org.WaitForSubscribersAsync(channel, count, cancellationToken).ConfigureAwait(false);
                return $"{channel} has {count} subscribers.";
            };
        })
        {
            Waiting = static arguments => $"for {Number(Count(arguments, 1), "subscriber")} of {arguments.Text("channel")}",
        },
        new("waitForStreams", ["topic", "count"], static arguments =>
        {
            var (topic, count) = (arguments.OptionalText("topic"), Count(arguments, 0));
            return async (simulation, cancellationToken) =>
            {
                if (topic is not null) RequireChannel(simulation, arguments, "topic", topic);
                await simulation.PubSub.Calls.WaitForOpenStreamsAsync(count, topic, cancellationToken).ConfigureAwait(false);
                return $"{count} streams are open.";
            };
        })
        {
            Waiting = static arguments =>
                $"for {Number(Count(arguments, 0), "open stream")}{(arguments.OptionalText("topic") is { } topic ? $" of {topic}" : "")}",
        },
    ];

    // Nobody can subscribe to a channel that does not exist, so the wait would not end.
    private static void RequireChannel(Simulation simulation, Arguments arguments, string key, string channel)
    {
        var name = channel.Split('?')[0];
        if (simulation.Org.GetChannels().All(one => one.Name != name))
            throw arguments.Wrong(key, $"the org has no channel '{name}'. Add the channel to the seed, or correct its name.");
    }

    private static int Count(Arguments arguments, int least) => arguments.Number("count", least, MostClients, 1);

    private static string Number(int count, string what) => $"{count} {what}{(count == 1 ? "" : "s")}";
}
