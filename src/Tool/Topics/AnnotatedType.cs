namespace TypedStreaming.Tool.Topics;

/// <summary>A type with the attribute <c>[PushTopic]</c>, and the PushTopic that it describes.</summary>
/// <param name="Name">The full name of the type.</param>
/// <param name="Topic">The PushTopic that the attribute describes.</param>
internal sealed record AnnotatedType(string Name, PushTopicDefinition Topic);
