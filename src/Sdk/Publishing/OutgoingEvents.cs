using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace TypedStreaming.Publishing;

/// <summary>Writes events as JSON, one by one, when the transport needs them. An event that cannot be written does not affect the others.</summary>
internal static class OutgoingEvents
{
    /// <summary>The maximum size of one event: 1 MB.</summary>
    public const int LargestEvent = 1_048_576;

    // The body is JSON in UTF-8 and is never part of a page, so only the characters are escaped that JSON requires.
    private static readonly JsonWriterOptions Form = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static IEnumerable<OutgoingEvent> Of<T>(IEnumerable<T> events)
        where T : IPublishableEvent<T>
    {
        foreach (var published in events) yield return Write(published);
    }

    /// <summary>Returns the outcome of an event that is too large to be sent.</summary>
    /// <param name="size">The size in bytes, in the form in which the event would be sent.</param>
    public static PublishResult TooLarge(int size) =>
        Refused($"The event has {size} bytes; Salesforce accepts at most {LargestEvent} bytes.");

    public static PublishResult Refused(string why) => new() { Status = PublishStatus.Refused, Error = why };

    [SuppressMessage("Design", "CA1031", Justification = "The program's converters and members may throw any exception, which affects only this event.")]
    private static OutgoingEvent Write<T>(T published)
        where T : IPublishableEvent<T>
    {
        if (published is null) return new OutgoingEvent(default, Refused("The event is null."));
        var buffer = new ArrayBufferWriter<byte>();
        try
        {
            using var writer = new Utf8JsonWriter(buffer, Form);
            T.Write(writer, published);
            writer.Flush();
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            return new OutgoingEvent(default, Refused($"The event cannot be written: {failure.Message}"));
        }

        return new OutgoingEvent(buffer.WrittenMemory, buffer.WrittenCount > LargestEvent ? TooLarge(buffer.WrittenCount) : null);
    }
}
