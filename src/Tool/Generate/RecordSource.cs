using TypedStreaming.Generators.Channels;
using TypedStreaming.Generators.Model;
using TypedStreaming.Generators.Naming;
using TypedStreaming.Generators.Soql.Syntax;

namespace TypedStreaming.Tool.Generate;

/// <summary>
/// The events for which the user requested a record: the events of a PushTopic query, a platform event, or the changes to an object.
/// </summary>
/// <param name="Kind">The kind of the events.</param>
/// <param name="Option">The option that named the source, for messages.</param>
/// <param name="Object">The API name of the object or the platform event, as the user wrote it.</param>
internal sealed record RecordSource(EventKindModel Kind, string Option, string Object)
{
    /// <summary>The text of the PushTopic query, or null for other events.</summary>
    public string? QueryText { get; init; }

    /// <summary>The parsed PushTopic query, or null for other events.</summary>
    public Query? Query { get; init; }

    /// <summary>The name of the PushTopic, or null for other events.</summary>
    public string? Topic { get; init; }

    /// <summary>The channel of the events.</summary>
    public string Channel => Kind == EventKindModel.PushTopic ? AttributeChannels.PrefixOf(Kind) + Topic : ChannelObjects.For(Object, Kind);

    /// <summary>The default name of the record: <c>AccountTopic</c>, <c>LowInk</c> or <c>AccountChange</c>.</summary>
    public string DefaultClassName => OrgIdentifiers.FromText(OrgIdentifiers.ShortNameOf(Object)) + Kind switch
    {
        EventKindModel.PushTopic => "Topic",
        EventKindModel.ChangeEvent => "Change",
        _ => "",
    };
}
