namespace TypedStreaming.Tool.Output;

/// <summary>
/// The exception for a standard output whose reader, such as <c>head -1</c>, has closed it. The command then ends without a message.
/// </summary>
internal sealed class ClosedOutputException(IOException cause) : IOException("The reader of the output closed it.", cause);
