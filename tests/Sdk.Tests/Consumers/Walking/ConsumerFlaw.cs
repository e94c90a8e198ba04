namespace TypedStreaming.Tests.Consumers.Walking;

/// <summary>What a broken client, store or server does in a walk.</summary>
public enum ConsumerFlaw
{
    None,

    /// <summary>An event is acknowledged when it is given, and not when the program is done with it.</summary>
    AcknowledgesWhenGiven,

    /// <summary>The store lets an old owner save.</summary>
    AnyOwnerSaves,

    /// <summary>After a lost session the channel goes on at the present.</summary>
    ResumesAtThePresent,
}
