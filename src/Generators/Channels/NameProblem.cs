namespace TypedStreaming.Generators.Channels;

/// <summary>The reason that a channel's name cannot be the name of an event, with the name that was probably meant.</summary>
/// <param name="Text">The explanation.</param>
/// <param name="Meant">The name that was probably meant, or null.</param>
internal sealed record NameProblem(string Text, string? Meant = null);
