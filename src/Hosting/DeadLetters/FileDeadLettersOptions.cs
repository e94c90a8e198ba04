using Microsoft.Extensions.Logging;

namespace TypedStreaming.Hosting;

/// <summary>Options of a <see cref="FileDeadLetters"/>.</summary>
public sealed class FileDeadLettersOptions
{
    /// <summary>The path of the file. Required; each process and each client needs a file of its own. Its folder must exist. While letters run again, a file with <c>.running</c> after this name is beside it.</summary>
    public string Path { get; set; } = "";

    /// <summary>The largest size of the file in bytes: 100 MiB by default, 1 at least. A letter that does not fit is a failure.</summary>
    public long MaxBytes { get; set; } = 100 * 1024 * 1024;

    /// <summary>
    /// The age after which letters are removed, since they contain business data: 90 days by default; <see cref="Timeout.InfiniteTimeSpan"/>
    /// keeps them. Removals are logged as warnings. They happen when a letter comes, at most once an hour.
    /// </summary>
    public TimeSpan MaxAge { get; set; } = TimeSpan.FromDays(90);

    /// <summary>The clock. The default is the system's.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>The factory of the logger for removals. Null, the default, logs nothing.</summary>
    public ILoggerFactory? LoggerFactory { get; set; }
}
