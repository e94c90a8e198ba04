namespace TypedStreaming.Generators.Model;

/// <summary>The PushTopic settings that an attribute specifies. All other settings are null.</summary>
/// <param name="Name">The name, from the channel.</param>
/// <param name="Query">The query.</param>
/// <param name="ApiVersion">The API version of the query.</param>
/// <param name="Fields">The value of the enum <c>PushTopicFields</c>.</param>
/// <param name="Operations">The value of the enum <c>PushTopicOperations</c>.</param>
/// <param name="Description">The description.</param>
internal sealed record PushTopicModel(string Name, string? Query, string? ApiVersion, int? Fields, int? Operations, string? Description);
