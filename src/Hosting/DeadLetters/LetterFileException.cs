namespace TypedStreaming.Hosting.DeadLetters;

/// <summary>A file of dead letters that is full or cannot be written. Its message has no data of a letter, so it may be logged.</summary>
internal sealed class LetterFileException(string message, Exception? innerException = null) : IOException(message, innerException);
