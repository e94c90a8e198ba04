using System.Text.Json;
using TypedStreaming.Simulator;
using TypedStreaming.Tool.Simulate.Sources;

namespace TypedStreaming.Tool.Simulate.Actions;

/// <summary>The actions that publish events.</summary>
internal static class PublishActions
{
    public static IReadOnlyList<OrgAction> All { get; } =
    [
        new("publishPushTopic", ["channel", "type", "sobject"], static arguments =>
        {
            var (channel, type, sobject) = (arguments.Text("channel"), arguments.OptionalText("type") ?? "updated", arguments.Object("sobject"));
            return async (simulation, cancellationToken) => Published(channel, await simulation.Org.PublishPushTopicAsync(channel, type, sobject, cancellationToken).ConfigureAwait(false));
        }),
        new("publishGeneric", ["channel", "payload"], static arguments =>
        {
            var (channel, payload) = (arguments.Text("channel"), arguments.Any("payload"));
            return async (simulation, cancellationToken) => Published(channel, await simulation.Org.PublishGenericAsync(channel, payload, cancellationToken).ConfigureAwait(false));
        }),
        new("publishPlatformEvent", ["channel", "fields"], static arguments =>
        {
            var (channel, fields) = (arguments.Text("channel"), arguments.Object("fields"));
            return async (simulation, cancellationToken) => Published(channel, await simulation.Org.PublishPlatformEventAsync(channel, fields, cancellationToken: cancellationToken).ConfigureAwait(false));
        }),
        new("publishChangeEvent", ["entity", "changeType", "recordIds", "fields"], PublishChangeEvent),
        new("changeRecord", ["entity", "id", "fields"], static arguments =>
        {
            var (entity, id, fields) = (arguments.Text("entity"), arguments.Text("id"), arguments.Object("fields"));
            return async (simulation, cancellationToken) => Changed(await simulation.Org.PublishChangeAsync(entity, id, fields, cancellationToken).ConfigureAwait(false));
        }),
        new("deleteRecord", ["entity", "id"], static arguments =>
        {
            var (entity, id) = (arguments.Text("entity"), arguments.Text("id"));
            return async (simulation, cancellationToken) => Changed(await simulation.Org.PublishDeleteAsync(entity, id, cancellationToken).ConfigureAwait(false));
        }),
        new("undeleteRecord", ["entity", "id"], static arguments =>
        {
            var (entity, id) = (arguments.Text("entity"), arguments.Text("id"));
            return async (simulation, cancellationToken) => Changed(await simulation.Org.PublishUndeleteAsync(entity, id, cancellationToken).ConfigureAwait(false));
        }),
        new("publishRaw", ["channel", "text"], static arguments =>
        {
            var (channel, text) = (arguments.Text("channel"), arguments.Text("text"));
            return async (simulation, cancellationToken) => Published(channel, await simulation.Org.PublishRawAsync(channel, text, cancellationToken).ConfigureAwait(false));
        }),
    ];

    private static Func<Simulation, CancellationToken, ValueTask<string>> PublishChangeEvent(Arguments arguments)
    {
        var (entity, type, ids) = (arguments.Text("entity"), arguments.OptionalText("changeType") ?? "UPDATE", arguments.Texts("recordIds"));
        JsonElement? fields = arguments.OptionalObject("fields");
        return async (simulation, cancellationToken) =>
        {
            var id = await simulation.Org.PublishChangeEventAsync(new ChangeEventDraft(entity, type, ids) { Fields = fields }, cancellationToken).ConfigureAwait(false);
            return $"Published a change event of {entity} with replay id {id}.";
        };
    }

    private static string Published(string channel, long id) => $"Published on {channel} with replay id {id}.";

    private static string Changed(IReadOnlyDictionary<string, long> ids) => ids.Count == 0
        ? "The change did not cause an event."
        : $"Published {string.Join(", ", ids.Select(static one => $"on {one.Key} with replay id {one.Value}"))}.";
}
