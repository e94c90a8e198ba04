namespace TypedStreaming.Consumers;

/// <summary>What only some slots have, so that a plain event needs no object for it.</summary>
internal sealed class SlotDetails
{
    /// <summary>Why the event could not be read.</summary>
    public EventDecodeException? Error { get; init; }

    /// <summary>Set where this is not an event: events may be missing here.</summary>
    public Gap? Gap { get; init; }

    /// <summary>Whether the gap is an event of its own, with a place in the channel.</summary>
    public bool IsGapEvent => Gap is { Cause: GapCause.GapEvent or GapCause.Overflow };

    /// <summary>Whether the event came before under another id: the program does not get it, but the position has to pass it.</summary>
    public bool IsCopy { get; init; }

    /// <summary>What happened to a PushTopic's record, where somebody may ask for it.</summary>
    public string? Type { get; init; }

    /// <summary>The creation date as the server wrote it, where the store wants it.</summary>
    public string? RawCreatedDate { get; set; }

    /// <summary>What the server says around the event, where somebody may ask for it.</summary>
    public EventMetadata? Metadata { get; init; }

    /// <summary>What may be missing before the event, as far as it was not reported to the program. Set by the reader of the queue.</summary>
    public Gap? GapBefore { get; set; }

    /// <summary>Whether the program may get the event by the fast way: nothing about it needs a decision.</summary>
    public bool IsPlain => Error is null && Gap is null && !IsCopy;
}
