namespace TypedStreaming.Generators.Soql.Syntax;

/// <summary>A comparison of a field or a function call with a value.</summary>
/// <param name="Left">The field or call.</param>
/// <param name="Operator">The operator in upper case, for example <c>NOT IN</c>.</param>
/// <param name="OperatorSpan">The position of the operator.</param>
/// <param name="Right">The value, the list of values, or a query.</param>
/// <param name="Span">The position in the text.</param>
internal sealed record Comparison(Operand Left, string Operator, QuerySpan OperatorSpan, Operand Right, QuerySpan Span) : Condition(Span);
