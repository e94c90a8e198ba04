using Microsoft.CodeAnalysis.Text;

namespace TypedStreaming.Generators.Tests.Programs;

/// <summary>A diagnostic that a program must get.</summary>
/// <param name="Id">The rule.</param>
/// <param name="Span">The location at which it is shown.</param>
/// <param name="Text">The text that its message must contain.</param>
internal sealed record Expectation(string Id, TextSpan Span, string Text);
