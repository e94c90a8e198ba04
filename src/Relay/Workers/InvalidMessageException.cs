namespace TypedStreaming.Relay.Workers;

/// <summary>The exception that is thrown when a message was not published by a relay of the stream. Its text contains no event data.</summary>
internal sealed class InvalidMessageException(string defect, Exception? innerException = null) : Exception(defect, innerException);
