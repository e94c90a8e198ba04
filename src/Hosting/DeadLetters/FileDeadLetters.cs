using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using TypedStreaming.Hosting.DeadLetters;
using TypedStreaming.Hosting.Telemetry;

namespace TypedStreaming.Hosting;

/// <summary>
/// Stores dead letters in a file. Each line is a JSON object that contains the event's data as it was received. The class is thread-safe. Only one
/// process can use the file.
/// </summary>
/// <remarks>
/// Only the user of the program has permission to read the file (mode 0600). When a call returns, the letter is stored on the disk. If the file is
/// full or cannot be written, the call fails, and the client ends with a final error instead of losing the event.
/// </remarks>
public sealed class FileDeadLetters : IDeadLetterHandler, IDisposable
{
    private readonly LetterFile _file;
    private readonly LetterExpiry _expiry;
    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly SemaphoreSlim _running = new(1, 1);
    private volatile bool _isDisposed;

    /// <summary>
    /// Creates a handler that stores dead letters in a file. The file is created when the first dead letter is written. If the file exists, dead letters
    /// that are older than <see cref="FileDeadLettersOptions.MaxAge"/> are removed.
    /// </summary>
    /// <param name="options">The options.</param>
    /// <exception cref="ArgumentException">The path is empty, or its folder does not exist.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The size is less than 1, or the age is not positive.</exception>
    public FileDeadLetters(FileDeadLettersOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentException.ThrowIfNullOrWhiteSpace(options.Path, $"{nameof(options)}.{nameof(options.Path)}");
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxBytes, 1, $"{nameof(options)}.{nameof(options.MaxBytes)}");
        if (options.MaxAge != Timeout.InfiniteTimeSpan)
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(options.MaxAge, TimeSpan.Zero, $"{nameof(options)}.{nameof(options.MaxAge)}");
        var path = System.IO.Path.GetFullPath(options.Path);
        if (!Directory.Exists(System.IO.Path.GetDirectoryName(path)))
            throw new ArgumentException($"The folder of '{path}' does not exist: create the folder, and give the account that runs the application permission to write to it.", $"{nameof(options)}.{nameof(options.Path)}");
        _file = new LetterFile(path, options.MaxBytes);
        var logger = (options.LoggerFactory ?? NullLoggerFactory.Instance).CreateLogger(HostingTelemetry.Source);
        _expiry = new LetterExpiry(_file, _writing, options.MaxAge, options.TimeProvider, logger);
    }

    /// <summary>The full path of the dead-letter file.</summary>
    public string Path => _file.Path;

    /// <inheritdoc/>
    /// <exception cref="IOException">The file is full, or cannot be written.</exception>
    /// <exception cref="ObjectDisposedException">The object is disposed.</exception>
    public async ValueTask HandleAsync(DeadLetter letter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(letter);
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        var line = LetterLine.Write(letter);
        using var turn = await HeldSemaphore.TakeAsync(_writing, cancellationToken).ConfigureAwait(false);
        try
        {
            _expiry.RemoveExpired();
            await _file.AppendAsync([line], cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is (IOException and not LetterFileException) or UnauthorizedAccessException)
        {
            throw new LetterFileException($"The dead-letter file '{Path}' cannot be written: {e.Message}", e);
        }
    }

    /// <summary>
    /// Reads all dead letters in the file, beginning with the oldest one. Dead letters that are being reprocessed, or whose reprocessing was
    /// interrupted, are included. Lines that cannot be read are omitted.
    /// </summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The letters, without their exceptions.</returns>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="ObjectDisposedException">The object is disposed.</exception>
    public async Task<IReadOnlyList<DeadLetter>> ReadAllAsync(CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        using var turn = await HeldSemaphore.TakeAsync(_writing, cancellationToken).ConfigureAwait(false);
        _expiry.RemoveExpired();
        return [.. _file.ReadAll().Select(LetterLine.TryRead).OfType<DeadLetter>()];
    }

    /// <summary>
    /// Reprocesses all dead letters in the file, one after the other, beginning with the oldest one. Each dead letter gets one attempt. If it is
    /// handled, it is removed from the file. Otherwise, it stays in the file with the new number of attempts and the new cause, ahead of the
    /// dead letters that were added in the meantime. If the process ends before the method returns, dead letters that were already handled may
    /// be handled again.
    /// </summary>
    /// <param name="runner">The runner of the client, which is a service of the host.</param>
    /// <param name="cancellationToken">Cancels the run. The remaining letters stay in the file.</param>
    /// <returns>The number of letters that were handled, and the number of letters that stay in the file.</returns>
    /// <exception cref="IOException">The file cannot be read or written.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    /// <exception cref="ObjectDisposedException">The object is disposed.</exception>
    public async Task<DeadLetterRun> RunAgainAsync(IDeadLetterRunner runner, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(runner);
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        using var turn = await HeldSemaphore.TakeAsync(_running, cancellationToken).ConfigureAwait(false);
        var lines = await TakeAsync(cancellationToken).ConfigureAwait(false);
        var rerun = new DeadLetterReprocessor(runner, lines);
        try
        {
            await rerun.RunAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await PutBackAsync(rerun.Remaining).ConfigureAwait(false);
        }

        return new DeadLetterRun(rerun.Succeeded, lines.Count - rerun.Succeeded);
    }

    /// <summary>
    /// Releases the locks and the timer of the handler. The file does not have to be closed, because it is open only while it is in use.
    /// </summary>
    public void Dispose()
    {
        _isDisposed = true;
        _expiry.Dispose();
        _writing.Dispose();
        _running.Dispose();
    }

    private async Task<IReadOnlyList<string>> TakeAsync(CancellationToken cancellationToken)
    {
        using var turn = await HeldSemaphore.TakeAsync(_writing, cancellationToken).ConfigureAwait(false);
        _expiry.RemoveExpired();
        return await _file.TakeAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task PutBackAsync(IReadOnlyList<string> lines)
    {
        using var turn = await HeldSemaphore.TakeAsync(_writing, CancellationToken.None).ConfigureAwait(false);
        _file.PutBack(lines);
    }
}
