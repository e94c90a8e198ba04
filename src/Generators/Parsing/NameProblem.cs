namespace TypedStreaming.Generators.Parsing;

/// <summary>Why a name cannot be that of an event.</summary>
/// <param name="Text">What is wrong.</param>
/// <param name="Meant">The name that was probably meant, or null.</param>
internal sealed record NameProblem(string Text, string? Meant = null);
