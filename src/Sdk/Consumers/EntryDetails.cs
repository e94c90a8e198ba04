namespace TypedStreaming.Consumers;

/// <summary>The details of a queue entry that only some entries have. They are a separate object, so that a usual event needs no object.</summary>
internal sealed class EntryDetails
{
    /// <summary>The error that prevented reading the event, or null.</summary>
    public EventDecodeException? Error { get; init; }

    /// <summary>The gap, if the entry is a gap and not an event; otherwise, null.</summary>
    public Gap? Gap { get; init; }

    /// <summary>True if the entry is a gap event, which has a position in the channel.</summary>
    public bool IsGapEvent => Gap is { Cause: GapCause.GapEvent or GapCause.Overflow };

    /// <summary>
    /// True if the same event came before with another replay id. The program does not get the copy, but the position must move past it.
    /// </summary>
    public bool IsCopy { get; init; }

    /// <summary>The type of change of a PushTopic's record (such as <c>created</c>), if the program may ask for it.</summary>
    public string? Type { get; init; }

    /// <summary>The creation date in the form in which the server wrote it, if the store needs it.</summary>
    public string? RawCreatedDate { get; set; }

    /// <summary>The envelope of the event, if the program may ask for it.</summary>
    public EventMetadata? Metadata { get; init; }

    /// <summary>The gap before the event, until it is reported to the program. It is set by the reader of the queue.</summary>
    public Gap? GapBefore { get; set; }

    /// <summary>True if the event can be given to the program without further checks.</summary>
    public bool IsPlain => Error is null && Gap is null && !IsCopy;
}
