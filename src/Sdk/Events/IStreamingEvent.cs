using System.Text.Json;

namespace TypedStreaming;

/// <summary>
/// The contract that the source generator implements for an annotated type. The implementation is explicit, so the type can have its own
/// members named <c>Descriptor</c> or <c>Read</c>.
/// </summary>
/// <typeparam name="TSelf">The annotated type.</typeparam>
public interface IStreamingEvent<TSelf>
    where TSelf : IStreamingEvent<TSelf>
{
    /// <summary>The kind and the channel of the event.</summary>
    static abstract EventDescriptor Descriptor { get; }

    /// <summary>Reads one event from its data.</summary>
    /// <param name="reader">A reader at the first token of the event's data (<c>sobject</c> or <c>payload</c>); after the call, the reader
    /// is at the last token.</param>
    /// <param name="context">The channel and the envelope of the event.</param>
    /// <returns>The event.</returns>
    /// <exception cref="JsonException">A member is missing, is null, or has a type that the property does not accept.</exception>
    /// <exception cref="InvalidOperationException">A text is not valid Unicode.</exception>
    static abstract TSelf Read(ref Utf8JsonReader reader, scoped in EventContext context);
}
