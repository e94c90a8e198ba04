namespace TypedStreaming;

/// <summary>A position in a store, with information about the process that last opened the position.</summary>
public sealed record StoredPosition
{
    /// <summary>The key of the position.</summary>
    public required ReplayKey Key { get; init; }

    /// <summary>The position, or null if the position was opened but nothing has been saved yet.</summary>
    public required ReplayPosition? Position { get; init; }

    /// <summary>The host name of the machine on which the process that last opened the position was running.</summary>
    public required string OwnerHost { get; init; }

    /// <summary>The id of the process that last opened the position. The process may have ended since then.</summary>
    public required long OwnerProcess { get; init; }

    /// <summary>The time at which the process opened the position.</summary>
    public required DateTimeOffset TakenAt { get; init; }
}
