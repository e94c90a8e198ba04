namespace TypedStreaming.Tool.Output;

/// <summary>
/// The exception that reports that the reader of the standard output, such as <c>head -1</c>, has closed the pipe. The command then ends without
/// a message.
/// </summary>
internal sealed class ClosedOutputException(IOException cause) : IOException("The reader of the output closed the pipe.", cause);
