namespace TypedStreaming.Conventions.Tests.Source;

/// <summary>A link of a Markdown page: its target as it is written, and its position in the text.</summary>
internal sealed record PageLink(string Target, int Position);
