namespace TypedStreaming.Tests.Faults;

/// <summary>The ways in which code of a program's own does not end.</summary>
public enum Hang
{
    /// <summary>It awaits what never comes, and does not look at its token.</summary>
    Waits,

    /// <summary>It blocks its thread.</summary>
    Blocks,

    /// <summary>It waits, and what it has registered for its cancellation blocks the thread that cancels.</summary>
    BlocksInItsCancellation,
}
