using System.Text.Json;
using TypedStreaming.Simulator;
using TypedStreaming.Tool.Simulate.Sources;

namespace TypedStreaming.Tool.Simulate.Seeds;

/// <summary>
/// The lists in <c>org.json</c>, the file with the initial content of the simulated org. The lists are added to the org in this order.
/// </summary>
internal static class SeedParts
{
    /// <summary>
    /// The key of the list of events. Each entry is an action that publishes an event. The events are published after all other content has been
    /// added.
    /// </summary>
    public const string EventsKey = "events";

    public static IReadOnlyList<SeedPart> All { get; } =
    [
        SeedPart.OfObjects("records", ["entity", "id", "fields"], static (org, item) => org.SetRecord(item.Text("entity"), item.Text("id"), item.Object("fields"))),
        SeedPart.OfObjects("pushTopics", ["name", "query", "fields", "notifyForFields"], AddPushTopic),
        SeedPart.OfTexts("genericChannels", static (org, channel) => org.AddGenericChannel(channel)),
        SeedPart.OfObjects("platformEvents", ["name", "fields"], static (org, item) => org.AddPlatformEvent(item.Text("name"), item.Texts("fields") is { Count: > 0 } fields ? fields : null)),
        SeedPart.OfObjects("platformEventChannels", ["name", "members"], static (org, item) => org.AddPlatformEventChannel(item.Text("name"), item.Texts("members"))),
        SeedPart.OfTexts("changeEvents", static (org, entity) => org.AddChangeEvents(entity)),
        SeedPart.OfObjects("changeEventChannels", ["name", "members"], AddChangeEventChannel),
        SeedPart.OfTexts("deniedChangeEvents", static (org, entity) => org.Faults.DenyChangeEvents(entity)),
    ];

    private static void AddPushTopic(SimulatedOrg org, Arguments item)
    {
        var (name, query, fields) = (item.Text("name"), item.OptionalText("query"), item.Texts("fields"));
        if (query is not null && fields.Count > 0) throw item.Wrong("fields", "a PushTopic with a query always has the fields of this query. Remove this key.");
        var notify = item.Choice("notifyForFields", NotifyForFields.Referenced);
        if (query is null) org.AddPushTopic(name, fields.Count > 0 ? fields : null);
        else org.AddPushTopic(new PushTopicDraft(name, query) { NotifyForFields = notify });
    }

    private static void AddChangeEventChannel(SimulatedOrg org, Arguments item) =>
        org.AddChangeEventChannel(item.Text("name"), [.. item.Items("members").Select(static member => member.Kind == JsonValueKind.String
            ? new ChangeEventMember(member.Value.GetString()!)
            : MemberOf(new Arguments(member, "entity", "enrichedFields")))]);

    private static ChangeEventMember MemberOf(Arguments member) => new(member.Text("entity")) { EnrichedFields = member.Texts("enrichedFields") };
}
