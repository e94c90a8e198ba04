namespace TypedStreaming.Hosting.DeadLetters;

/// <summary>
/// The exception that is thrown when a dead-letter file is full or cannot be written. The exception's message does not contain event data, so it
/// can be logged.
/// </summary>
internal sealed class LetterFileException(string message, Exception? innerException = null) : IOException(message, innerException);
