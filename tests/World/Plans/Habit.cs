namespace TypedStreaming.World.Plans;

/// <summary>Kinds of actions that a random plan draws by weight.</summary>
internal enum Habit
{
    Publish,

    Join,

    Take,

    Acknowledge,

    Leave,

    Restart,

    Serve,

    Hand,

    Settle,

    Pass,

    /// <summary>Trouble of the org.</summary>
    Org,

    /// <summary>Trouble of the process.</summary>
    Own,
}
