namespace TypedStreaming.Sqlite;

/// <summary>When a saved position survives a power cut. A process that ends or is killed loses nothing either way.</summary>
public enum SqliteSynchronous
{
    /// <summary>A save returns when the position is on the disk: what was saved survives a power cut or a crash of the system.</summary>
    Full,

    /// <summary>
    /// A save leaves the writing to the system: it is several times faster, but a power cut can take back the last saves, and
    /// their events are delivered again. The file stays whole.
    /// </summary>
    Normal,
}
