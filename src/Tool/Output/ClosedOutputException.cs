namespace TypedStreaming.Tool.Output;

/// <summary>Reports that the reader of the standard output is gone, such as <c>head -1</c>. The command ends without a message.</summary>
internal sealed class ClosedOutputException(IOException cause) : IOException("The reader of the output closed it.", cause);
