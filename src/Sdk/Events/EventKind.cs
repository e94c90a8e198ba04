namespace TypedStreaming;

/// <summary>The kinds of Salesforce events that a type can be annotated for.</summary>
public enum EventKind
{
    /// <summary>A PushTopic notification, on <c>/topic/...</c>; its data stands in <c>sobject</c>.</summary>
    PushTopic,

    /// <summary>A generic streaming event, on <c>/u/...</c>; its data stands in <c>payload</c>.</summary>
    Generic,

    /// <summary>A platform event, on <c>/event/...</c>; its data stands in <c>payload</c>.</summary>
    PlatformEvent,

    /// <summary>A change event, on <c>/data/...</c>; its data stands in <c>payload</c>, with a header among it.</summary>
    ChangeEvent,
}
