namespace TypedStreaming.Provisioning;

/// <summary>A PushTopic that exists in the org.</summary>
/// <param name="Id">The id of its record.</param>
/// <param name="Settings">Its settings.</param>
internal sealed record StoredTopic(string Id, PushTopicDefinition Settings);
