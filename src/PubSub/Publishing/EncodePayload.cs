namespace TypedStreaming.PubSub.Publishing;

/// <summary>Encodes the fields of an event, which are written as a JSON object, as the Avro payload of one schema.</summary>
/// <param name="utf8Json">The JSON object, with <c>CreatedDate</c> and <c>CreatedById</c>.</param>
/// <returns>The payload.</returns>
internal delegate ReadOnlyMemory<byte> EncodePayload(ReadOnlySpan<byte> utf8Json);
