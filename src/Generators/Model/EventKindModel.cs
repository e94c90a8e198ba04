namespace TypedStreaming.Generators.Model;

/// <summary>The kind of an event, named as in the runtime's <c>EventKind</c>.</summary>
internal enum EventKindModel
{
    PushTopic,
    Generic,
    PlatformEvent,
    ChangeEvent,
}
