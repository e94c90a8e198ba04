namespace TypedStreaming.Package.Tests.Snippets;

/// <summary>The code before and after a fragment.</summary>
internal sealed record Frame(string Before, string After);
