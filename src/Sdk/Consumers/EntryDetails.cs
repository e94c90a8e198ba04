namespace TypedStreaming.Consumers;

/// <summary>
/// The details that only some queue entries have. They are stored in a separate object, so that an ordinary event needs no additional
/// object.
/// </summary>
internal sealed class EntryDetails
{
    /// <summary>The error, if the event could not be read; otherwise, null.</summary>
    public EventDecodeException? Error { get; init; }

    /// <summary>The gap, if the entry is a gap and not an event; otherwise, null.</summary>
    public Gap? Gap { get; init; }

    /// <summary>
    /// True if the entry is a gap event, which the server sent in place of changes. Unlike other gaps, a gap event has a replay id.
    /// </summary>
    public bool IsGapEvent => Gap is { Cause: GapCause.GapEvent or GapCause.Overflow };

    /// <summary>
    /// True if the same event has already arrived with another replay id. The application does not get this duplicate, but the consumer's position
    /// must move past it.
    /// </summary>
    public bool IsCopy { get; init; }

    /// <summary>
    /// True if the entry is not an event but a position that the server reported. The application does not get this entry. The consumer's position
    /// moves to the reported position when all earlier events are acknowledged.
    /// </summary>
    public bool IsMark { get; init; }

    /// <summary>The replay id, over a transport whose ids are bytes; otherwise, null.</summary>
    public OpaqueReplayId? OpaqueId { get; set; }

    /// <summary>The type of change to a PushTopic's record (such as <c>created</c>). Null if the application cannot access the envelope.</summary>
    public string? Type { get; init; }

    /// <summary>The creation date exactly as the server wrote it; null if the store does not need the date in this form.</summary>
    public string? RawCreatedDate { get; set; }

    /// <summary>The envelope of the event. Null if the application cannot access the envelope.</summary>
    public EventMetadata? Metadata { get; init; }

    /// <summary>
    /// The gap directly before the event; null after the gap has been reported to the application. The property is set when the queue is read.
    /// </summary>
    public Gap? GapBefore { get; set; }

    /// <summary>True if the event can be given to the application without further checks.</summary>
    public bool IsPlain => Error is null && Gap is null && !IsCopy && !IsMark;
}
