using TypedStreaming.Simulator.Channels;
using TypedStreaming.Simulator.Cometd;
using TypedStreaming.Simulator.Errors;
using TypedStreaming.Simulator.OAuth;
using TypedStreaming.Simulator.Records;
using TypedStreaming.Simulator.Schema;
using TypedStreaming.Simulator.Soql;

namespace TypedStreaming.Simulator.PushTopics;

/// <summary>The PushTopics that have a query, and their channels. Used only while the org's lock is held.</summary>
internal sealed class PushTopicTable(OrgSchema schema, ChannelTable channels, SimulatedOrgOptions options)
{
    private readonly SortedDictionary<string, PushTopic> _topics = new(StringComparer.Ordinal);

    public IEnumerable<PushTopic> All => _topics.Values;

    public PushTopic? Find(string id) => RecordId.IsValid(id) ? _topics.GetValueOrDefault(RecordId.KeyOf(id)) : null;

    public IReadOnlyList<PushTopic> NotifiedBy(RecordChange change) => [.. All.Where(topic => topic.IsNotifiedBy(change))];

    /// <summary>Adds a PushTopic, or replaces the existing PushTopic with the same name.</summary>
    /// <exception cref="OrgErrorException">Salesforce would refuse the PushTopic.</exception>
    public PushTopic AddOrReplace(PushTopicDraft draft) => FindByName(draft.Name) is { } present ? Replace(present, draft) : Add(draft);

    /// <exception cref="OrgErrorException">Salesforce would refuse the PushTopic, for example because its name exists.</exception>
    public PushTopic Add(PushTopicDraft draft) => Stored(SalesforceId.Random(PushTopicObject.KeyPrefix), draft);

    /// <exception cref="OrgErrorException">Salesforce would refuse the PushTopic.</exception>
    public PushTopic Replace(PushTopic present, PushTopicDraft draft)
    {
        var topic = Checked(present.Id, draft);
        // A client that has subscribed to the old name continues to get the events; a new subscribe request needs the new name.
        if (topic.Channel != present.Channel) channels.Rename(present.Channel, topic.Channel);
        return Stored(topic);
    }

    public void Remove(PushTopic topic)
    {
        _topics.Remove(RecordId.KeyOf(topic.Id));
        channels.Remove(topic.Channel);
    }

    private PushTopic Stored(string id, PushTopicDraft draft) => Stored(Checked(id, draft));

    private PushTopic Stored(PushTopic topic)
    {
        _topics[RecordId.KeyOf(topic.Id)] = topic;
        channels.Add(topic.Channel).Fields = [.. topic.Query.Fields.Select(static field => field.Name)];
        return topic;
    }

    private PushTopic Checked(string id, PushTopicDraft draft)
    {
        PushTopicSettings.Check(draft, options.NewestApiVersion);
        draft = draft with { ApiVersion = draft.ApiVersion ?? ApiVersionPath.MajorOf(options.NewestApiVersion) };
        if (FindByName(draft.Name) is { } other && other.Id != id)
        {
            throw new OrgErrorException(
                "DUPLICATE_VALUE", $"duplicate value found: Name duplicates value on record with id: {other.Id}") { Fields = ["Name"] };
        }

        var query = Parse(draft.Query);
        PushTopicRules.Check(query, schema, draft.NotifyForFields);
        var now = options.TimeProvider.GetUtcNow();
        return new PushTopic(id, draft, query, schema) { CreatedAt = Find(id)?.CreatedAt ?? now, ModifiedAt = now };
    }

    private PushTopic? FindByName(string name) =>
        All.FirstOrDefault(topic => topic.Draft.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    private static SoqlQuery Parse(string text)
    {
        try
        {
            return QueryParser.Parse(text, new PushTopicDialect());
        }
        catch (OrgErrorException error) when (error.Fields is null)
        {
            throw new OrgErrorException(error.Code, error.Message) { Fields = ["Query"] };
        }
    }
}
