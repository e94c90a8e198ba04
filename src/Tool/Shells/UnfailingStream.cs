namespace TypedStreaming.Tool.Shells;

/// <summary>
/// Writes to the standard error, and ignores failures: the terminal was closed, the disk is full, or nobody reads the pipe. Messages are lost then,
/// but the command, its exit code, its session and its positions are not affected.
/// </summary>
/// <param name="stream">The standard error. It has no buffer.</param>
internal sealed class UnfailingStream(Stream stream) : WriteOnlyStream
{
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        try
        {
            stream.Write(buffer);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // There is no other place for a message. The next write is attempted again, because the disk may have free space by then.
        }
    }
}
