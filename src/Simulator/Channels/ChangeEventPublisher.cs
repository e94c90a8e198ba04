using TypedStreaming.Simulator.Sessions;

namespace TypedStreaming.Simulator.Channels;

/// <summary>Publishes change events on all channels of their entity, and adds the enriched fields on channels that have them.</summary>
internal sealed class ChangeEventPublisher(OrgState state, Publisher publisher, string userId)
{
    private const string OverflowRecord = "000000000000000AAA";

    // The number needs more than 32 bits, as in real orgs.
    private long _lastCommitNumber = 1_082_990_428_292;

    public long Publish(ChangeEventDraft draft)
    {
        var published = ChangeEvent.From(draft);
        lock (state.Gate)
        {
            state.Catalog.RequireEntity(draft.Entity);
            published = published with { Draft = Complete(published) };
            var id = state.Channels.Require(ChannelNameGrammar.AllChanges).Ids.Next;
            foreach (var (channel, enrichedFields) in state.Catalog.ChannelsOf(draft.Entity))
            {
                foreach (var content in Contents(published, enrichedFields, publisher.Shown(id)))
                    publisher.Store(state.Channels.Require(channel), id, content);
            }

            return id;
        }
    }

    private ChangeEventDraft Complete(ChangeEvent published)
    {
        var draft = published.Draft;
        var changed = draft.ChangeType == ChangeKind.Update ? published.Body.Names() : [];
        return draft with
        {
            RecordIds = draft.RecordIds.Count == 0 ? [OverflowRecord] : [.. draft.RecordIds],
            ChangedFields = draft.ChangedFields ?? changed,
            ChangeOrigin = draft.ChangeOrigin ?? $"com/salesforce/api/rest/{state.Options.NewestApiVersion}",
            TransactionKey = draft.TransactionKey ?? Guid.NewGuid().ToString(),
            CommittedAt = draft.CommittedAt ?? state.Options.TimeProvider.GetUtcNow(),
            CommitNumber = draft.CommitNumber ?? ++_lastCommitNumber,
            CommitUser = draft.CommitUser ?? userId,
        };
    }

    // Records with equal changes may differ in their other fields, so each enriched event contains only one record.
    private IEnumerable<ChangeEventContent> Contents(
        ChangeEvent published, IReadOnlyList<string> enrichedFields, long? shownId)
    {
        var records = published.Draft.RecordIds;
        var namesRecords = !ChangeKind.IsGap(published.Draft.ChangeType) && !records.Any(IsWildcard);
        return enrichedFields.Count == 0 || !namesRecords
            ? [new ChangeEventContent(published, records, [], shownId, state.Options)]
            : records.Select(record =>
                new ChangeEventContent(published, [record], enrichedFields, shownId, state.Options));
    }

    private static bool IsWildcard(string record) => record.EndsWith('*');
}
