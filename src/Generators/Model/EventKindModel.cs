namespace TypedStreaming.Generators.Model;

/// <summary>The kind of an event. The constants have the same names as the constants of <c>EventKind</c> in the SDK.</summary>
internal enum EventKindModel
{
    PushTopic,
    Generic,
    PlatformEvent,
    ChangeEvent,
}
