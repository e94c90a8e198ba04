namespace TypedStreaming.Relay.Workers;

/// <summary>The exception for a message that no relay of this stream has published. Its text contains no event data.</summary>
internal sealed class InvalidMessageException(string defect, Exception? innerException = null) : Exception(defect, innerException);
