namespace TypedStreaming.Simulator.Soql;

/// <summary>Several conditions, combined with AND or with OR.</summary>
internal sealed record Combination(bool IsAnd, IReadOnlyList<Condition> Parts) : Condition;
