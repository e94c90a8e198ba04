namespace TypedStreaming.Tool.Topics;

/// <summary>A type with <c>[PushTopic]</c>.</summary>
/// <param name="Name">The full name of the type.</param>
/// <param name="Topic">The PushTopic that the attribute describes.</param>
internal sealed record AnnotatedType(string Name, PushTopicDefinition Topic);
