namespace TypedStreaming.PubSub.Avro;

/// <summary>
/// The exception for an event that its topic's schema does not accept. The message contains the field and what the schema expects, but no value.
/// </summary>
internal sealed class EventEncodeException(string problem, string? field, Exception? innerException = null)
    : Exception(field is null ? $"The event cannot be encoded: {problem}." : $"The event cannot be encoded: the field {field}: {problem}.", innerException)
{
    /// <summary>The path of the field, such as <c>Place__c.Latitude</c>; null if the defect concerns the whole event.</summary>
    public string? Field { get; } = field;
}
