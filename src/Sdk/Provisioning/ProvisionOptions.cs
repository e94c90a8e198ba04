namespace TypedStreaming;

/// <summary>The options of <see cref="StreamingClient.ProvisionAsync"/>.</summary>
public sealed record ProvisionOptions
{
    /// <summary>The PushTopics that the application requires in addition to those of its event types. Empty by default.</summary>
    public IReadOnlyList<PushTopicDefinition> Topics { get; init; } = [];

    /// <summary>The names of the PushTopics to delete, for example <c>AccountUpdates</c>. Empty by default. Nothing else is ever deleted.</summary>
    public IReadOnlyList<string> Delete { get; init; } = [];
}
