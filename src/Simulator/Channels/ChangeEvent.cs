namespace TypedStreaming.Simulator.Channels;

/// <summary>A published change event, before it is assigned to channels and gets its replay ids.</summary>
internal sealed record ChangeEvent(ChangeEventDraft Draft, ChangeBody Body, string SchemaId)
{
    /// <exception cref="ArgumentException">The draft does not describe a possible change.</exception>
    public static ChangeEvent From(ChangeEventDraft draft)
    {
        if (Problem(draft) is { } problem) throw new ArgumentException(problem, nameof(draft));
        var schemaId = Channels.SchemaId.Of([ChannelNameGrammar.OfChanges(draft.Entity)]);
        return new ChangeEvent(draft, ChangeBody.Of(draft), schemaId);
    }

    private static string? Problem(ChangeEventDraft draft)
    {
        if (!ChangeKind.All.Contains(draft.ChangeType, StringComparer.Ordinal))
            return $"'{draft.ChangeType}' is not a valid change type: use one of {string.Join(", ", ChangeKind.All)}.";
        if (draft.Fields is not null && !ChangeKind.HasBody(draft.ChangeType))
            return $"A change event of type {draft.ChangeType} has no fields, only a header.";
        return draft.RecordIds.Count == 0 && draft.ChangeType != ChangeKind.Overflow
            ? $"A change event of type {draft.ChangeType} needs at least one record id."
            : null;
    }
}
