namespace TypedStreaming;

/// <summary>The kinds of Salesforce events that a C# type can represent.</summary>
public enum EventKind
{
    /// <summary>A PushTopic notification, on <c>/topic/...</c>; its data is in <c>sobject</c>.</summary>
    PushTopic,

    /// <summary>A generic streaming event, on <c>/u/...</c>; its data is in <c>payload</c>.</summary>
    Generic,

    /// <summary>A platform event, on <c>/event/...</c>; its data is in <c>payload</c>.</summary>
    PlatformEvent,

    /// <summary>A change event, on <c>/data/...</c>; its data is in <c>payload</c>, together with a header.</summary>
    ChangeEvent,
}
