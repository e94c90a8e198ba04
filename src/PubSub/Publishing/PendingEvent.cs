namespace TypedStreaming.PubSub.Publishing;

/// <summary>An event that is being published.</summary>
/// <param name="Place">Its place in the call.</param>
/// <param name="Id">Its id, which stays the same when the event is sent again.</param>
/// <param name="Json">Its fields as a JSON object, from which it is encoded again if the schema changes.</param>
/// <param name="Payload">Its encoded form.</param>
/// <param name="SchemaId">The id of the schema by which it is encoded.</param>
internal sealed record PendingEvent(int Place, Guid Id, ReadOnlyMemory<byte> Json, ReadOnlyMemory<byte> Payload, string SchemaId);
