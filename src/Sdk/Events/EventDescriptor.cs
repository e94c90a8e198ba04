namespace TypedStreaming;

/// <summary>What the generator knows of an event type: where its events arrive and how their data is laid out.</summary>
/// <param name="kind">The kind of event, from the attribute.</param>
/// <param name="channel">The channel, from the attribute.</param>
public sealed class EventDescriptor(EventKind kind, string channel)
{
    /// <summary>The kind of event.</summary>
    public EventKind Kind { get; } = kind;

    /// <summary>The channel that the attribute names.</summary>
    public string Channel { get; } = channel;

    /// <summary>How the payload of a generic event is read; <see cref="PayloadFormat.Json"/> by default.</summary>
    public PayloadFormat Payload { get; init; }

    /// <summary>What all channels of the kind start with.</summary>
    internal static string PrefixOf(EventKind kind) => kind switch
    {
        EventKind.PushTopic => "/topic/",
        EventKind.Generic => "/u/",
        EventKind.PlatformEvent => "/event/",
        _ => "/data/",
    };
}
