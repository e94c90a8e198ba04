namespace TypedStreaming.Consumers;

/// <summary>The details that only some slots have. They are separate, so that a plain event needs no object.</summary>
internal sealed class SlotDetails
{
    /// <summary>The error that prevented reading the event, or null.</summary>
    public EventDecodeException? Error { get; init; }

    /// <summary>The gap, if the slot is not an event, because events may be missing here; else null.</summary>
    public Gap? Gap { get; init; }

    /// <summary>True if the slot is a gap event, which has a position in the channel.</summary>
    public bool IsGapEvent => Gap is { Cause: GapCause.GapEvent or GapCause.Overflow };

    /// <summary>
    /// True if the same event came before under another id. The program does not get it, but the position must move past it.
    /// </summary>
    public bool IsCopy { get; init; }

    /// <summary>The change of a PushTopic's record, if the program may ask for it.</summary>
    public string? Type { get; init; }

    /// <summary>The creation date as the server wrote it, if the store wants it.</summary>
    public string? RawCreatedDate { get; set; }

    /// <summary>The envelope of the event, if the program may ask for it.</summary>
    public EventMetadata? Metadata { get; init; }

    /// <summary>The gap before the event, until it is reported to the program. Set by the reader of the queue.</summary>
    public Gap? GapBefore { get; set; }

    /// <summary>True if the event needs no decision, so that the program can get it without further checks.</summary>
    public bool IsPlain => Error is null && Gap is null && !IsCopy;
}
