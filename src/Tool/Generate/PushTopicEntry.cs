namespace TypedStreaming.Tool.Generate;

/// <summary>A PushTopic in the org.</summary>
/// <param name="Name">The name.</param>
/// <param name="Query">The query, or null if the org does not show it.</param>
internal sealed record PushTopicEntry(string Name, string? Query);
