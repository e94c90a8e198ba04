namespace TypedStreaming.PubSub.Avro;

/// <summary>The JSON form of one payload. It is valid until the next event is written into the same buffer.</summary>
internal readonly ref struct TranscodedPayload
{
    /// <summary>The data of the event, as CometD sends it.</summary>
    public ReadOnlySpan<byte> Json { get; init; }

    /// <summary>The value of the member <c>ChangeEventHeader</c> in <see cref="Json"/>, or empty if there is none.</summary>
    public ReadOnlySpan<byte> ChangeEventHeader { get; init; }

    /// <summary>The number of bits in the header's bitmaps that were ignored, because no field of the schema corresponds to them.</summary>
    public int IgnoredMarks { get; init; }
}
