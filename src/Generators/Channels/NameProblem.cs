namespace TypedStreaming.Generators.Channels;

/// <summary>The reason that a name cannot be the name of an event.</summary>
/// <param name="Text">The explanation.</param>
/// <param name="Meant">The name that was probably meant, or null.</param>
internal sealed record NameProblem(string Text, string? Meant = null);
