namespace TypedStreaming.Generators.Channels;

/// <summary>The reason why a channel's name cannot be the name of an event, and a suggestion for the correct name.</summary>
/// <param name="Text">The explanation.</param>
/// <param name="Meant">The name that was probably meant, or null.</param>
internal sealed record NameProblem(string Text, string? Meant = null);
