using System.Text;
using TypedStreaming.Tool.Running;

namespace TypedStreaming.Tool.Generate;

/// <summary>
/// Writes complete files. Each file is first written under a temporary name in its folder. When all files have been written, they are renamed.
/// Other processes never see an incomplete file, and after a failure, each file has either its previous content or the complete new content.
/// </summary>
/// <param name="isForced">True if an existing file is replaced.</param>
/// <param name="move">Moves a file to its own name; the third argument is true if an existing file is replaced. Tests make it fail.</param>
/// <param name="delete">Deletes a file that is not needed. Tests make it fail.</param>
internal sealed class WrittenFiles(bool isForced, Action<string, string, bool> move, Action<string> delete)
{
    public WrittenFiles(bool isForced)
        : this(isForced, File.Move, File.Delete)
    {
    }

    /// <exception cref="ToolException">A file cannot be written, or exists.</exception>
    public async Task WriteAsync(IReadOnlyList<FileToWrite> files, CancellationToken cancellationToken)
    {
        foreach (var file in files) Check(file.Option, file.Path);
        var waiting = new Dictionary<FileToWrite, string>();
        try
        {
            foreach (var file in files) await StageAsync(file, waiting, cancellationToken).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            for (var i = 0; i < files.Count; i++) Publish(files, i, waiting);
        }
        finally
        {
            foreach (var left in waiting.Values) Delete(left);
        }
    }

    /// <summary>Checks that a file can be written, as far as this can be known in advance.</summary>
    /// <exception cref="ToolException">The file exists, or is not a file.</exception>
    public void Check(string option, string path)
    {
        try
        {
            if (Directory.Exists(path)) throw new ToolException($"{option}: '{path}' is a folder. Specify the path of a file.");
            if (new FileInfo(path).LinkTarget is { } target) throw new ToolException($"{option}: '{path}' is a link to '{target}'. Specify the path of the file itself.");
            if (!isForced && File.Exists(path)) throw new ToolException($"{option}: '{path}' already exists. Use --force to replace it, or specify another path.");
        }
        catch (Exception e) when (FileFailure.Is(e))
        {
            throw new ToolException($"{option}: '{path}' cannot be used: {FileFailure.TextOf(e)}. Specify another path.");
        }
    }

    private static async Task StageAsync(FileToWrite file, Dictionary<FileToWrite, string> waiting, CancellationToken cancellationToken)
    {
        try
        {
            var stage = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(file.Path))!, $".{Path.GetFileName(file.Path)}.{Path.GetRandomFileName()}");
            var stream = new FileStream(stage, FileMode.CreateNew, FileAccess.Write, FileShare.None);
            await using var closing = stream.ConfigureAwait(false);
            waiting.Add(file, stage);
            await stream.WriteAsync(Encoding.UTF8.GetBytes(file.Text), cancellationToken).ConfigureAwait(false);
            stream.Flush(flushToDisk: true);
            if (!OperatingSystem.IsWindows() && File.Exists(file.Path)) File.SetUnixFileMode(stage, File.GetUnixFileMode(file.Path));
        }
        catch (Exception e) when (FileFailure.Is(e))
        {
            throw new ToolException($"{Unwritten(file, e)} Nothing was written. Specify a path in an existing folder that you can write to.", ExitCodes.Failure);
        }
    }

    private void Publish(IReadOnlyList<FileToWrite> files, int index, Dictionary<FileToWrite, string> waiting)
    {
        var file = files[index];
        try
        {
            move(waiting[file], file.Path, isForced);
            waiting.Remove(file);
        }
        catch (Exception e) when (FileFailure.Is(e))
        {
            var before = index == 0 ? "Nothing was written" : $"Already written: {string.Join(", ", files.Take(index).Select(static one => one.Path))}";
            throw new ToolException($"{Unwritten(file, e)} {before}. Specify another path, or use --force to replace a file.", ExitCodes.Failure);
        }
    }

    private void Delete(string path)
    {
        try
        {
            delete(path);
        }
        catch (Exception e) when (FileFailure.Is(e))
        {
            // The user needs the error that ended the writing. The other files are still deleted.
        }
    }

    private static string Unwritten(FileToWrite file, Exception reason) => $"{file.Option}: '{file.Path}' cannot be written: {FileFailure.TextOf(reason)}.";
}
