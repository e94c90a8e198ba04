using System.Text.Json;

namespace TypedStreaming;

/// <summary>
/// The contract of event types that an application can publish. The source generator implements it for each type that is annotated with
/// <c>[PlatformEvent]</c>, because applications can publish only platform events. The implementation is explicit, so the type can have its own member
/// named <c>Write</c>.
/// </summary>
/// <typeparam name="TSelf">The annotated type.</typeparam>
public interface IPublishableEvent<TSelf> : IStreamingEvent<TSelf>
    where TSelf : IPublishableEvent<TSelf>
{
    /// <summary>
    /// Writes the fields of an event as one JSON object, in the forms that <see cref="IStreamingEvent{TSelf}.Read"/> reads. The fields that
    /// Salesforce sets itself are not written: <c>CreatedDate</c>, <c>CreatedById</c>, <c>EventUuid</c> and <c>ReplayId</c>.
    /// </summary>
    /// <param name="writer">The writer, at a place where a value can be written.</param>
    /// <param name="value">The event.</param>
    /// <exception cref="JsonException">A value has no form in JSON, for example an enum value without a name, or a text that is not valid
    /// Unicode.</exception>
    /// <exception cref="ArgumentException">A number is not finite.</exception>
    /// <exception cref="InvalidOperationException">The event is nested too deeply.</exception>
    /// <exception cref="NotSupportedException">Events of the type cannot be written; the message gives the reason.</exception>
    static abstract void Write(Utf8JsonWriter writer, TSelf value);
}
