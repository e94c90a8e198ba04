namespace TypedStreaming.Sqlite;

/// <summary>How a <see cref="SqliteReplayStore"/> keeps positions.</summary>
public sealed class SqliteReplayStoreOptions
{
    /// <summary>
    /// The file, which is created where there is none; its folder must exist. Required. SQLite keeps two more files beside it
    /// (<c>-wal</c>, <c>-shm</c>). A network drive will not do: SQLite relies on the locks of a local one.
    /// </summary>
    public required string Path { get; set; }

    /// <summary>
    /// How long an operation waits for another process that writes; 5 seconds by default, more than zero and at most an hour,
    /// rounded up to whole seconds.
    /// </summary>
    public TimeSpan BusyTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>What a power cut may take back; <see cref="SqliteSynchronous.Full"/>, nothing, by default.</summary>
    public SqliteSynchronous Synchronous { get; set; } = SqliteSynchronous.Full;

    /// <summary>The clock that takeovers are dated by; the system's by default.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;
}
