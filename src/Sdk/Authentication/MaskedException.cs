namespace TypedStreaming.Authentication;

/// <summary>An exception that replaces another exception whose text contained a secret.</summary>
/// <param name="message">The text of the exception, without the secret.</param>
/// <param name="innerException">The cause, without the secret.</param>
internal sealed class MaskedException(string message, Exception? innerException) : Exception(message, innerException);
