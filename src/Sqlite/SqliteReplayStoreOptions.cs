namespace TypedStreaming.Sqlite;

/// <summary>Options of a <see cref="SqliteReplayStore"/>: the path of its file, and the way in which it saves positions.</summary>
public sealed class SqliteReplayStoreOptions
{
    /// <summary>
    /// The path of the file. Required. The file is created if it is missing; its folder must exist. SQLite keeps two more files in
    /// the same folder (<c>-wal</c>, <c>-shm</c>). A network drive is not supported, because SQLite relies on the locks of a local drive.
    /// </summary>
    public required string Path { get; set; }

    /// <summary>
    /// The time for which an operation waits if another process is writing. The default is 5 seconds. The time must be more than zero and at
    /// most one hour, and is rounded up to whole seconds.
    /// </summary>
    public TimeSpan BusyTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// The durability of saved positions. With the default, <see cref="SqliteSynchronous.Full"/>, no saved position is lost in a power cut.
    /// </summary>
    public SqliteSynchronous Synchronous { get; set; } = SqliteSynchronous.Full;

    /// <summary>The clock used to record when positions were taken over. The default is the system clock.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;
}
