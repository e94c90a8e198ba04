namespace TypedStreaming.Simulator.Soql;

/// <summary>A comparison of a field with one value or with a list of values. It is a part of a condition.</summary>
internal sealed record Comparison(FieldName Field, ComparisonOperator Operator, IReadOnlyList<Literal> Values) : Condition;
