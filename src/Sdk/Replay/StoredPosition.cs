namespace TypedStreaming;

/// <summary>A position in a store, with the process that opened it last.</summary>
public sealed record StoredPosition
{
    /// <summary>The key of the position.</summary>
    public required ReplayKey Key { get; init; }

    /// <summary>The position, or null if it was opened and nothing has been saved yet.</summary>
    public required ReplayPosition? Position { get; init; }

    /// <summary>The host name of the machine whose process opened the position last.</summary>
    public required string OwnerHost { get; init; }

    /// <summary>The id of the process that opened the position last. The process may have ended since then.</summary>
    public required long OwnerProcess { get; init; }

    /// <summary>The time at which this process opened the position.</summary>
    public required DateTimeOffset TakenAt { get; init; }
}
