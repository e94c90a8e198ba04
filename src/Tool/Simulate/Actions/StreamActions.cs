using TypedStreaming.Tool.Simulate.Sources;

namespace TypedStreaming.Tool.Simulate.Actions;

/// <summary>The actions that cause faults in the Pub/Sub API.</summary>
internal static class StreamActions
{
    private const string TopicKey = "topic";

    public static IReadOnlyList<OrgAction> All { get; } =
    [
        OrgAction.Immediate("endStreams", [TopicKey], static arguments =>
        {
            var topic = arguments.OptionalText(TopicKey);
            return simulation => OnStreams(simulation, topic, "ended", () => simulation.PubSub.Faults.EndStreams(topic));
        }),
        OrgAction.Immediate("failStreams", [TopicKey, "code"], static arguments =>
        {
            var (topic, code) = (arguments.OptionalText(TopicKey), arguments.Text("code"));
            return simulation => OnStreams(simulation, topic, $"ended with {code}", () => simulation.PubSub.Faults.FailStreams(code, topic));
        }),
        OrgAction.Immediate("silenceStreams", [TopicKey], static arguments =>
        {
            var topic = arguments.OptionalText(TopicKey);
            return simulation => OnStreams(simulation, topic, "silent from now on", () => simulation.PubSub.Faults.Silence(topic));
        }),
        OrgAction.Immediate("dropStreams", [], static _ => static simulation =>
            OnStreams(simulation, topic: null, "cut", simulation.PubSub.Faults.AbortConnections)),
    ];

    private static string OnStreams(Simulation simulation, string? topic, string effect, Action cause)
    {
        var count = topic is null ? simulation.PubSub.Calls.OpenStreams : simulation.PubSub.Calls.OpenStreamsOf(topic);
        cause();
        return $"{(count == 1 ? "1 open stream is" : $"{count} open streams are")} {effect}.";
    }
}
