namespace TypedStreaming.Generators.Soql.Syntax;

/// <summary>A call to a SOQL function.</summary>
/// <param name="Name">The name as it is written.</param>
/// <param name="Arguments">The arguments.</param>
/// <param name="Span">The position in the text.</param>
internal sealed record FunctionCall(string Name, IReadOnlyList<Operand> Arguments, QuerySpan Span) : Operand(Span)
{
    public bool Is(string name) => string.Equals(Name, name, StringComparison.OrdinalIgnoreCase);
}
