using System.Text.Json;

namespace TypedStreaming.Hosting.Dispatch;

/// <summary>Reads an event from the data of a dead letter.</summary>
internal static class LetterReader
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = 64 };

    /// <exception cref="JsonException">The data does not match the event type.</exception>
    public static TEvent Read<TEvent>(DeadLetter letter)
        where TEvent : IStreamingEvent<TEvent>
    {
        if (letter.Body.IsEmpty) throw new JsonException($"The dead letter of {letter.EventType} has no data: the event was larger than the size limit for messages.");
        var reader = new Utf8JsonReader(letter.Body.Span, Options);
        reader.Read();
        return TEvent.Read(ref reader, default);
    }
}
