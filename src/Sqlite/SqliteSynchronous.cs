namespace TypedStreaming.Sqlite;

/// <summary>The durability of a saved position. If only the process ends or is killed, nothing is lost in either mode.</summary>
public enum SqliteSynchronous
{
    /// <summary>A save returns when the position is on the disk. A saved position survives a power cut or a crash of the system.</summary>
    Full,

    /// <summary>
    /// A save returns before the system has written the position to the disk. This is several times faster, but the last saves can be lost in a
    /// power cut, and their events are then delivered again. The file is not damaged.
    /// </summary>
    Normal,
}
