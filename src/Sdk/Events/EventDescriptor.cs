namespace TypedStreaming;

/// <summary>The generator's description of an event type: its kind, its channel and the format of its data.</summary>
/// <param name="kind">The kind of event, from the attribute.</param>
/// <param name="channel">The channel, from the attribute.</param>
public sealed class EventDescriptor(EventKind kind, string channel)
{
    /// <summary>The kind of the event.</summary>
    public EventKind Kind { get; } = kind;

    /// <summary>The channel that the type's event attribute specifies.</summary>
    public string Channel { get; } = channel;

    /// <summary>The format of the payload of a generic event; <see cref="PayloadFormat.Json"/> by default.</summary>
    public PayloadFormat Payload { get; init; }

    /// <summary>
    /// The settings of the PushTopic in the event attribute, which <see cref="StreamingClient.ProvisionAsync"/> uses to create the PushTopic or to
    /// compare it with the org; null if the attribute specifies only a channel, or if the event is of another kind.
    /// </summary>
    public PushTopicDefinition? PushTopic { get; init; }
}
