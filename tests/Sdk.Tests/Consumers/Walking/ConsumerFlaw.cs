namespace TypedStreaming.Tests.Consumers.Walking;

/// <summary>The flaws of a broken client, store or server in a walk.</summary>
public enum ConsumerFlaw
{
    None,

    /// <summary>An event is acknowledged when it is delivered, and not when the program has processed it.</summary>
    AcknowledgesWhenGiven,

    /// <summary>The store lets an old owner save.</summary>
    AnyOwnerSaves,

    /// <summary>After a lost session the channel continues at new events.</summary>
    ResumesAtThePresent,
}
