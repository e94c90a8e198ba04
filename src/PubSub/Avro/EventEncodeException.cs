namespace TypedStreaming.PubSub.Avro;

/// <summary>
/// The exception that is thrown when an event does not match the schema of its topic. The message identifies the field and the expected type, but
/// contains no value.
/// </summary>
internal sealed class EventEncodeException(string problem, string? field, Exception? innerException = null)
    : Exception(field is null ? $"The event cannot be encoded: {problem}." : $"The event cannot be encoded because of the field {field}: {problem}.", innerException)
{
    /// <summary>The path of the field, such as <c>Place__c.Latitude</c>; null if the problem concerns the whole event.</summary>
    public string? Field { get; } = field;
}
