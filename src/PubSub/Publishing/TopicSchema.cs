namespace TypedStreaming.PubSub.Publishing;

/// <summary>The newest schema of a topic, which is used to encode events.</summary>
/// <param name="SchemaId">The id of the schema.</param>
/// <param name="Encode">Encodes an event by the schema.</param>
internal sealed record TopicSchema(string SchemaId, EncodePayload Encode);
