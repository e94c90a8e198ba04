using Microsoft.CodeAnalysis.Text;

namespace TypedStreaming.Generators.Tests.Programs;

/// <summary>A diagnostic that a program must get.</summary>
/// <param name="Id">The rule.</param>
/// <param name="Span">Where it shows.</param>
/// <param name="Text">What its message must contain.</param>
internal sealed record Expectation(string Id, TextSpan Span, string Text);
