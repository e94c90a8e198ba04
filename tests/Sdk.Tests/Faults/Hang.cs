namespace TypedStreaming.Tests.Faults;

/// <summary>The ways in which code of a program can hang.</summary>
public enum Hang
{
    /// <summary>It awaits something that never comes, and ignores its token.</summary>
    Waits,

    /// <summary>It blocks its thread.</summary>
    Blocks,

    /// <summary>It waits, and a callback that it has registered for its cancellation blocks the thread that cancels.</summary>
    BlocksInItsCancellation,
}
