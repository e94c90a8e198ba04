namespace TypedStreaming.Relay.Workers;

/// <summary>
/// The exception that is thrown when a message was not published by a relay of the stream. The exception's message does not contain event data.
/// </summary>
internal sealed class InvalidMessageException(string defect, Exception? innerException = null) : Exception(defect, innerException);
