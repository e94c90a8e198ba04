namespace TypedStreaming.Simulator.Soql;

/// <summary>A comparison of a field with one value, or with a list of values.</summary>
internal sealed record Comparison(FieldName Field, ComparisonOperator Operator, IReadOnlyList<Literal> Values) : Condition;
