namespace TypedStreaming.Publishing;

/// <summary>An event that was written as JSON, or the reason why it could not be written.</summary>
/// <param name="Json">The JSON object with the fields of the event.</param>
/// <param name="Refusal">The outcome of an event that cannot be sent, or null.</param>
internal sealed record OutgoingEvent(ReadOnlyMemory<byte> Json, PublishResult? Refusal);
