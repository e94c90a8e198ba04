namespace TypedStreaming.PubSub.Publishing;

/// <summary>Encodes an event as the Avro payload of one schema. The fields of the event are written as a JSON object.</summary>
/// <param name="utf8Json">The JSON object, with <c>CreatedDate</c> and <c>CreatedById</c>.</param>
/// <returns>The payload.</returns>
internal delegate ReadOnlyMemory<byte> EncodePayload(ReadOnlySpan<byte> utf8Json);
