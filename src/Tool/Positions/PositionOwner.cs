using TypedStreaming.Tool.Shells;

namespace TypedStreaming.Tool.Positions;

/// <summary>Determines whether the process that last opened a position may still be using it.</summary>
internal static class PositionOwner
{
    public const string Ended = "ended";
    public const string Running = "running";
    public const string Unknown = "unknown";

    /// <summary>
    /// Returns a description of the state of the process that owns a position. For a process on another machine, the state is not known.
    /// </summary>
    public static string StateOf(StoredPosition stored, IShell shell)
    {
        if (!string.Equals(stored.OwnerHost, shell.Machine, StringComparison.OrdinalIgnoreCase)) return Unknown;
        return shell.IsRunning(stored.OwnerProcess) ? Running : Ended;
    }

    /// <summary>Returns the reason why the position must not be changed, or null if it can be changed.</summary>
    public static string? Objection(StoredPosition stored, IShell shell)
    {
        var owner = $"process {stored.OwnerProcess} on {stored.OwnerHost} (since {PositionText.Date(stored.TakenAt)})";
        return StateOf(stored, shell) switch
        {
            Running => $"{owner} is running and may be using the position. End this process first, or use --take-over, which ends its consumer with an error.",
            Unknown => $"{owner} may be using the position. It is not known whether this process is running, because it is on another machine. End the process first, and then use --take-over.",
            _ => null,
        };
    }
}
