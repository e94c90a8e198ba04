namespace TypedStreaming.World.Oracle;

/// <summary>The ends of an enumeration.</summary>
internal enum LifeEnd
{
    /// <summary>The program left it, or cancelled it.</summary>
    Left,

    /// <summary>The client was stopped or disposed.</summary>
    Stopped,

    /// <summary>The process was killed.</summary>
    Killed,

    /// <summary>It threw.</summary>
    Failed,

    /// <summary>It ended plainly, by itself.</summary>
    Ended,
}
