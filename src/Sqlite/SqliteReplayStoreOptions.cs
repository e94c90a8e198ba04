namespace TypedStreaming.Sqlite;

/// <summary>The file of a <see cref="SqliteReplayStore"/> and the way in which it stores positions.</summary>
public sealed class SqliteReplayStoreOptions
{
    /// <summary>
    /// The file, which is created if it is missing; its folder must exist. Required. SQLite keeps two more files beside it
    /// (<c>-wal</c>, <c>-shm</c>). A network drive is not supported: SQLite relies on the locks of a local one.
    /// </summary>
    public required string Path { get; set; }

    /// <summary>
    /// The time that an operation waits for another process that writes. Default 5 seconds; more than zero and at most one
    /// hour, rounded up to whole seconds.
    /// </summary>
    public TimeSpan BusyTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The saves that a power cut can lose. Default <see cref="SqliteSynchronous.Full"/>: none.</summary>
    public SqliteSynchronous Synchronous { get; set; } = SqliteSynchronous.Full;

    /// <summary>The clock for the dates of takeovers. Default: the system's clock.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;
}
