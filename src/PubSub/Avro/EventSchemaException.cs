namespace TypedStreaming.PubSub.Avro;

/// <summary>The exception for an Avro schema that cannot be used.</summary>
internal sealed class EventSchemaException(string message, Exception? innerException = null) : Exception(message, innerException);
