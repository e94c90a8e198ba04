using System.Text;

namespace TypedStreaming.Hosting.DeadLetters;

/// <summary>
/// A text file that contains dead letters, one per line. Only the account that runs the application has permission to read the file. Only one
/// caller at a time can use this object.
/// </summary>
internal sealed class LetterFile(string path, long maxBytes)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly string _takenPath = path + ".running";

    public string Path => path;

    /// <summary>Reads all lines of the dead-letter file. Lines that were moved into a second file for reprocessing come first.</summary>
    public IReadOnlyList<string> ReadAll() => [.. Read(_takenPath), .. Read(path)];

    /// <summary>Appends lines to the dead-letter file, and returns when they are stored on the disk.</summary>
    /// <exception cref="IOException">The file is full, or cannot be written. In both cases, the file is unchanged.</exception>
    public async Task AppendAsync(IReadOnlyCollection<string> lines, CancellationToken cancellationToken)
    {
        if (lines.Count == 0) return;
        await AppendAsync(path, BytesOf(lines), maxBytes, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Moves all lines of the dead-letter file into a second file and returns them. Lines that remain from an interrupted run are included. A line
    /// that a crash left in both files is returned only once.
    /// </summary>
    public async Task<IReadOnlyList<string>> TakeAsync(CancellationToken cancellationToken)
    {
        if (File.Exists(_takenPath) && File.Exists(path))
        {
            await AppendAsync(_takenPath, await File.ReadAllBytesAsync(path, cancellationToken).ConfigureAwait(false), long.MaxValue, cancellationToken).ConfigureAwait(false);
            File.Delete(path);
        }
        else if (File.Exists(path))
        {
            File.Move(path, _takenPath);
        }

        return [.. Read(_takenPath).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>
    /// Moves the given lines from the second file back into the dead-letter file, before the lines that were added in the meantime. The size limit
    /// does not apply, because the lines were already in the file before.
    /// </summary>
    public void PutBack(IReadOnlyCollection<string> lines)
    {
        if (lines.Count > 0) Replace(path, [.. lines, .. Read(path)]);
        File.Delete(_takenPath);
    }

    /// <summary>
    /// Removes lines from the dead-letter file, and from the second file that is used for reprocessing. A line is removed if the callback
    /// returns true for it.
    /// </summary>
    public void Remove(Func<string, bool> isRemoved)
    {
        foreach (var file in (string[])[_takenPath, path])
        {
            var lines = Read(file);
            var kept = lines.Where(line => !isRemoved(line)).ToList();
            if (kept.Count < lines.Count) Replace(file, kept);
        }
    }

    private static byte[] BytesOf(IEnumerable<string> lines) => Encoding.UTF8.GetBytes(string.Concat(lines.Select(static line => line + "\n")));

    private static IReadOnlyList<string> Read(string path) => File.Exists(path) ? [.. File.ReadLines(path).Where(static line => line.Length > 0)] : [];

    /// <summary>Replaces all lines of a file in one step, so that a crash leaves either all old lines or all new lines.</summary>
    private static void Replace(string path, IEnumerable<string> lines)
    {
        var temporary = path + ".new";
        File.Delete(temporary);
        using (var stream = new FileStream(temporary, Options(FileMode.CreateNew)))
        {
            stream.Write(BytesOf(lines));
            stream.Flush(flushToDisk: true);
        }

        File.Move(temporary, path, overwrite: true);
    }

    private static async Task AppendAsync(string path, ReadOnlyMemory<byte> bytes, long maxBytes, CancellationToken cancellationToken)
    {
        var stream = new FileStream(path, Options(FileMode.OpenOrCreate));
        await using (stream.ConfigureAwait(false))
        {
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(stream.SafeFileHandle, OwnerOnly);
            var length = stream.Length;
            if (length + bytes.Length > maxBytes)
                throw new LetterFileException($"The dead-letter file '{path}' is full: it contains {length} bytes, and the maximum is {maxBytes}. Reprocess or remove its dead letters, or increase {nameof(FileDeadLettersOptions.MaxBytes)}.");
            try
            {
                await EndLineAsync(stream, cancellationToken).ConfigureAwait(false);
                await stream.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
                stream.Flush(flushToDisk: true);
            }
            catch
            {
                stream.SetLength(length);
                throw;
            }
        }
    }

    /// <summary>
    /// Adds a line break after a line that is incomplete because of a crash, so that the next dead letter starts on a new line.
    /// </summary>
    private static async Task EndLineAsync(FileStream stream, CancellationToken cancellationToken)
    {
        if (stream.Length == 0) return;
        stream.Seek(-1, SeekOrigin.End);
        if (stream.ReadByte() != '\n') await stream.WriteAsync("\n"u8.ToArray(), cancellationToken).ConfigureAwait(false);
        stream.Seek(0, SeekOrigin.End);
    }

    private static FileStreamOptions Options(FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = FileShare.Read, BufferSize = 0, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnerOnly;
        return options;
    }
}
