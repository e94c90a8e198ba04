namespace TypedStreaming.PubSub.Avro;

/// <summary>The exception that is thrown when an Avro schema cannot be used.</summary>
internal sealed class EventSchemaException(string message, Exception? innerException = null) : Exception(message, innerException);
