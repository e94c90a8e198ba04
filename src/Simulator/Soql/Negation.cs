namespace TypedStreaming.Simulator.Soql;

internal sealed record Negation(Condition Part) : Condition;
