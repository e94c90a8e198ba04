using Microsoft.Extensions.Logging;

namespace TypedStreaming.Hosting;

/// <summary>Options of a <see cref="FileDeadLetters"/> handler.</summary>
public sealed class FileDeadLettersOptions
{
    /// <summary>
    /// The path of the file. Required. Each process and each client needs its own file. The folder must exist. While dead letters are being
    /// reprocessed, a second file exists, whose name is the name of this file followed by <c>.running</c>.
    /// </summary>
    public string Path { get; set; } = "";

    /// <summary>
    /// The maximum size of the file in bytes: 100 MiB by default, at least 1. If a dead letter does not fit into the file, it is not written, and
    /// an exception is thrown.
    /// </summary>
    public long MaxBytes { get; set; } = 100 * 1024 * 1024;

    /// <summary>
    /// The age at which dead letters, which contain business data, are removed: 90 days by default. With <see cref="Timeout.InfiniteTimeSpan"/>, dead
    /// letters are never removed. Old dead letters are removed when the object is created, and then once an hour; each removal is logged as a
    /// warning.
    /// </summary>
    public TimeSpan MaxAge { get; set; } = TimeSpan.FromDays(90);

    /// <summary>The clock that the handler uses. The default is the system clock.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>The factory for the logger that reports removed dead letters. Null, the default, means that nothing is logged.</summary>
    public ILoggerFactory? LoggerFactory { get; set; }
}
